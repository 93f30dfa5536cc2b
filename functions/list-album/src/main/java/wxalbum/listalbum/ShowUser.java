package wxalbum.listalbum;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.User;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/** Shows a user to himself, with what he stores. */
final class ShowUser {
  private final Users users;
  private final long quota;

  /** Users may keep {@code quota} bytes each. */
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

  /** {@code Me} of the contract. */
  record Me(Caller user, Usage usage) {}

  /**
   * Who is calling.
   *
   * @param createdAt the moment of his first change; null before
   */
  record Caller(UserId id, @Nullable Instant createdAt) {}

  /**
   * What he stores.
   *
   * @param photos originals kept, the trash included
   * @param bytes of those originals
   */
  record Usage(int photos, long bytes, long quotaBytes) {}
}
