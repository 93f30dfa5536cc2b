package wxalbum.listalbum;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.User;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/** Returns the calling user and their storage usage. */
final class ShowUser {
  private final Users users;
  private final long quota;

  /** Creates the use case with a storage quota in bytes per user. */
  ShowUser(Users users, long quota) {
    this.users = users;
    this.quota = quota;
  }

  Me of(UserId id) {
    Optional<User> user = users.find(id);
    Usage usage =
        new Usage(user.map(User::photos).orElse(0), user.map(User::bytesStored).orElse(0L), quota);
    return new Me(new Caller(id, user.map(User::createdAt).orElse(null)), usage);
  }

  /** The {@code CurrentUser} schema of {@code openapi.yaml}. */
  record Me(Caller user, Usage usage) {}

  /**
   * The calling user.
   *
   * @param createdAt the time of the first write by this user; null before that
   */
  record Caller(UserId id, @Nullable Instant createdAt) {}

  /**
   * The storage usage of the user.
   *
   * @param photos the number of stored originals, including the trash
   * @param bytes the total size of these originals
   * @param quotaBytes the largest total size that the user may store
   */
  record Usage(int photos, long bytes, long quotaBytes) {}
}
