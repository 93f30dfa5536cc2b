package wxalbum.share;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.idempotency.IdempotencyFilter.IdempotencyKey;
import wxalbum.idempotency.IdempotencyScope;
import wxalbum.idempotency.IdempotencyStore;
import wxalbum.idempotency.WrittenResources;

/**
 * Idempotency records of requests that opened a share with an {@code Idempotency-Key}. A repeat
 * while the first view is valid counts no second view, and its view token expires with the first.
 * The record expires with the view. Anybody with the link can cause records, so their number is
 * limited: further opens are admitted without a record.
 */
final class ShareOpenIdempotency {
  private static final int STATUS = 200;

  /** Maximum number of records of a share that are kept at the same time. */
  static final int MAX_RECORDS = 1000;

  private final IdempotencyStore store;

  ShareOpenIdempotency(IdempotencyStore store) {
    this.store = store;
  }

  /** Returns the open that this key recorded; empty if there is no key or its view has expired. */
  Optional<RecordedView> find(Share share, @Nullable IdempotencyKey keyed, Instant now) {
    return Optional.ofNullable(keyed)
        .flatMap(present -> store.find(IdempotencyScope.of(share.id()), present.value()))
        .map(saved -> new RecordedView(saved.requestHash(), saved.expiresAt()))
        .filter(opening -> now.isBefore(opening.viewExpiresAt()));
  }

  /**
   * Saves when the view of this request expires. Does nothing without a key, or if the share has
   * the maximum number of records. The caller must hold the lock of the share.
   */
  void save(Share share, @Nullable IdempotencyKey keyed, Instant viewExpiresAt, Instant now) {
    if (keyed == null) {
      return;
    }
    IdempotencyScope scope = IdempotencyScope.of(share.id());
    if (store.usage(scope, now).keyCount() >= MAX_RECORDS) {
      return;
    }
    String resources = WrittenResources.of(List.of(share.id())).toString();
    store.deleteExpired(scope, keyed.value(), now);
    store.claim(scope, keyed.value(), keyed.requestHash(), viewExpiresAt);
    store.saveResult(scope, keyed.value(), STATUS, resources);
  }

  /**
   * A counted view.
   *
   * @param requestHash digest of the request that opened the share
   * @param viewExpiresAt time at which the view expires
   */
  record RecordedView(Sha256 requestHash, Instant viewExpiresAt) {
    /** Returns whether this request opened the view. */
    boolean matches(@Nullable IdempotencyKey keyed) {
      return keyed != null && keyed.matches(requestHash);
    }
  }
}
