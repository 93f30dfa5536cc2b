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
   * Promises bytes to a user, who gives back what the new uploads replace.
   *
   * @param promised bytes that uploads may bring now
   * @param withdrawn bytes promised before that will not come any more
   * @param dropped bytes of stored originals that will be overwritten
   * @param originals how many originals those are
   * @return whether it all fits: what he stores and what is promised, within the quota
   */
  boolean promise(
      UserId id, long promised, long withdrawn, long dropped, int originals, long quota);

  /**
   * Counts files that the user asks to upload: each moves his pace on by a second, from now or from
   * where it stands, whichever is later.
   *
   * @param latest how far it may move
   * @return false, and nothing counted, where that would be further
   */
  boolean pace(UserId id, int files, Instant now, Instant latest);

  /** Takes back a promise that will not be used. */
  void withdraw(UserId id, long bytes);

  /** Turns a promise into a stored original. */
  void store(UserId id, long bytes);

  /** Gives back what originals took that are gone for good. */
  void release(UserId id, long bytes, int originals);
}
