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
 * Openings that carried an {@code Idempotency-Key}: sent again while the first one's view lasts,
 * they count no second view, and their view ends with the first. Keys belong to their share, as
 * those of other writes belong to their user.
 */
final class Openings {
  private final SavedAnswers answers;

  Openings(SavedAnswers answers) {
    this.answers = answers;
  }

  /** What this key opened; nothing where it opened no view that lasts. */
  Optional<Opening> find(Share share, @Nullable Keyed keyed, Instant now) {
    return Optional.ofNullable(keyed)
        .flatMap(given -> answers.find(owner(share), given.key()))
        .map(saved -> new Opening(saved.requestHash(), Instant.parse(saved.body())))
        .filter(opening -> now.isBefore(opening.viewEnd()));
  }

  /** Keeps when the view ends that this request opened. The caller holds the share's lock. */
  void keep(Share share, @Nullable Keyed keyed, Instant viewEnd, Instant now) {
    if (keyed != null) {
      answers.forget(owner(share), keyed.key(), now);
      answers.claim(owner(share), keyed.key(), keyed.request(), now);
      answers.save(owner(share), keyed.key(), 200, viewEnd.toString());
    }
  }

  /**
   * A view that was counted.
   *
   * @param request a digest of the request that opened it
   */
  record Opening(Sha256 request, Instant viewEnd) {
    /** Whether this is the request that opened it. */
    boolean isOf(@Nullable Keyed keyed) {
      return keyed != null && keyed.request().equals(request);
    }
  }

  private static UserId owner(Share share) {
    return new UserId(share.id().value());
  }
}
