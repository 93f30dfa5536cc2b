package wxalbum.share;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.UserId;
import wxalbum.idempotency.IdempotencyFilter.IdempotencyKey;
import wxalbum.idempotency.IdempotencyStore;

/**
 * Idempotency records of requests that opened a share with an {@code Idempotency-Key}. A repeat
 * while the first view is valid counts no second view, and its view token expires with the first. A
 * key belongs to its share, as the key of another write belongs to its user.
 */
final class ShareOpenIdempotency {
  private final IdempotencyStore store;

  ShareOpenIdempotency(IdempotencyStore answers) {
    this.store = answers;
  }

  /** Returns the open that this key recorded; empty if there is no key or its view has expired. */
  Optional<RecordedOpen> find(Share share, @Nullable IdempotencyKey keyed, Instant now) {
    return Optional.ofNullable(keyed)
        .flatMap(present -> store.find(recordOwner(share), present.value()))
        .map(saved -> new RecordedOpen(saved.requestHash(), Instant.parse(saved.body())))
        .filter(opening -> now.isBefore(opening.viewExpiresAt()));
  }

  /**
   * Saves when the view of this request expires. Does nothing without a key. The caller must hold
   * the lock of the share.
   */
  void save(Share share, @Nullable IdempotencyKey keyed, Instant viewEnd, Instant now) {
    if (keyed != null) {
      store.deleteExpired(recordOwner(share), keyed.value(), now);
      store.claim(recordOwner(share), keyed.value(), keyed.requestHash(), now);
      store.saveResponse(recordOwner(share), keyed.value(), 200, viewEnd.toString());
    }
  }

  /**
   * A counted view.
   *
   * @param requestHash digest of the request that opened the share
   * @param viewExpiresAt time at which the view expires
   */
  record RecordedOpen(Sha256 requestHash, Instant viewExpiresAt) {
    /** Returns whether this request opened the view. */
    boolean matches(@Nullable IdempotencyKey keyed) {
      return keyed != null && keyed.requestHash().equals(requestHash);
    }
  }

  /** The table of records has one column for the owner of a key, which here holds the share. */
  private static UserId recordOwner(Share share) {
    return new UserId(share.id().value());
  }
}
