package wxalbum.listalbum;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.User;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/** Returns the calling user and their storage usage. */
final class GetCurrentUser {
  private final Users users;
  private final long quotaBytes;

  /** Creates the use case with a storage quota in bytes per user. */
  GetCurrentUser(Users users, long quotaBytes) {
    this.users = users;
    this.quotaBytes = quotaBytes;
  }

  CurrentUser execute(UserId id) {
    Optional<User> user = users.find(id);
    StorageUsage usage =
        new StorageUsage(
            user.map(User::photoCount).orElse(0),
            user.map(User::bytesStored).orElse(0L),
            user.map(User::bytesReserved).orElse(0L),
            quotaBytes);
    return new CurrentUser(new UserSummary(id, user.map(User::createdAt).orElse(null)), usage);
  }

  /** The {@code CurrentUser} schema of {@code openapi.yaml}. */
  record CurrentUser(UserSummary user, StorageUsage usage) {}

  /**
   * The calling user.
   *
   * @param createdAt the time of the first write by this user; null before that
   */
  record UserSummary(UserId id, @Nullable Instant createdAt) {}

  /**
   * The storage usage of the user.
   *
   * @param photos the number of stored originals, including the trash
   * @param bytes the total size of these originals
   * @param reservedBytes the bytes of upload forms whose files have not arrived
   * @param quotaBytes the largest total size that the user may store
   */
  record StorageUsage(int photos, long bytes, long reservedBytes, long quotaBytes) {}
}
