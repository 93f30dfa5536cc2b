package wxalbum.share;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.UserId;
import wxalbum.http.IdempotentWrites.Keyed;
import wxalbum.http.SavedAnswers;

/**
 * Idempotency records of requests that opened a share with an {@code Idempotency-Key}. A repeat
 * while the first view is valid counts no second view, and its view token expires with the first. A
 * key belongs to its share, as the key of another write belongs to its user.
 */
final class Openings {
  private final SavedAnswers answers;

  Openings(SavedAnswers answers) {
    this.answers = answers;
  }

  /** Returns the open that this key recorded; empty if there is no key or its view has expired. */
  Optional<Opening> find(Share share, @Nullable Keyed keyed, Instant now) {
    return Optional.ofNullable(keyed)
        .flatMap(present -> answers.find(owner(share), present.key()))
        .map(saved -> new Opening(saved.requestHash(), Instant.parse(saved.body())))
        .filter(opening -> now.isBefore(opening.viewEnd()));
  }

  /**
   * Saves when the view of this request expires. Does nothing without a key. The caller must hold
   * the lock of the share.
   */
  void keep(Share share, @Nullable Keyed keyed, Instant viewEnd, Instant now) {
    if (keyed != null) {
      answers.forget(owner(share), keyed.key(), now);
      answers.claim(owner(share), keyed.key(), keyed.request(), now);
      answers.save(owner(share), keyed.key(), 200, viewEnd.toString());
    }
  }

  /**
   * A counted view.
   *
   * @param request digest of the request that opened the share
   * @param viewEnd time at which the view expires
   */
  record Opening(Sha256 request, Instant viewEnd) {
    /** Returns whether this request opened the view. */
    boolean isOf(@Nullable Keyed keyed) {
      return keyed != null && keyed.request().equals(request);
    }
  }

  /** The table of records has one column for the owner of a key, which here holds the share. */
  private static UserId owner(Share share) {
    return new UserId(share.id().value());
  }
}
