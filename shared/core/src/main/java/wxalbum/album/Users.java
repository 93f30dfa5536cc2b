package wxalbum.album;

import java.time.Instant;
import java.util.Optional;

/** The users and what they use. */
public interface Users {
  /** Writes the user unless he is there already. */
  void ensure(UserId id, String sealedOpenid, Instant now);

  /** The user, if he has changed anything yet. */
  Optional<User> find(UserId id);

  /**
   * Promises bytes to a user.
   *
   * @return whether they fit: what he stores, what was promised before and these, within the quota
   */
  boolean promise(UserId id, long bytes, long quota);

  /** Takes back a promise that will not be used. */
  void withdraw(UserId id, long bytes);

  /** Turns a promise into a stored original. */
  void store(UserId id, long bytes);
}
