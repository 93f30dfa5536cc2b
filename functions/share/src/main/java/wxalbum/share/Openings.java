package wxalbum.share;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Share;
import wxalbum.album.UserId;
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

  /** When the view ends that this key opened; nothing where it opened none that lasts. */
  Optional<Instant> viewEnd(Share share, @Nullable String key, Instant now) {
    return Optional.ofNullable(key)
        .flatMap(given -> answers.find(owner(share), given))
        .map(saved -> Instant.parse(saved.body()))
        .filter(now::isBefore);
  }

  /** Keeps when the view ends that this key opened. The caller holds the share's lock. */
  void keep(Share share, @Nullable String key, Instant viewEnd, Instant now) {
    if (key != null) {
      answers.forget(owner(share), key, now);
      answers.claim(owner(share), key, share.tokenHash(), now);
      answers.save(owner(share), key, 200, viewEnd.toString());
    }
  }

  private static UserId owner(Share share) {
    return new UserId(share.id().value());
  }
}
