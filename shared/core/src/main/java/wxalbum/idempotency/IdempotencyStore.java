package wxalbum.idempotency;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Sha256;

/** Repository of the results of writes that carried an {@code Idempotency-Key}. */
public interface IdempotencyStore {
  /**
   * Claims a key for a request. A concurrent transaction that claims the same key waits until this
   * one ends.
   *
   * @param expiresAt time from which the key is free again
   * @return false if the key was claimed before
   */
  boolean claim(IdempotencyScope scope, String key, Sha256 requestHash, Instant expiresAt);

  /**
   * Saves the result of a claimed key.
   *
   * @param resourceIds text form of {@link WrittenResources}
   */
  void saveResult(IdempotencyScope scope, String key, int status, String resourceIds);

  /** Returns the result of a key that was claimed before. */
  Optional<SavedResult> find(IdempotencyScope scope, String key);

  /** Returns how many keys of a caller have not expired, and when the first of them expires. */
  Usage usage(IdempotencyScope scope, Instant now);

  /** Deletes a key if it has expired. */
  void deleteExpired(IdempotencyScope scope, String key, Instant now);

  /**
   * A saved result.
   *
   * @param requestHash hash of the first request
   * @param status status of the first response
   * @param resourceIds text form of {@link WrittenResources}
   * @param expiresAt time from which the key is free again
   */
  record SavedResult(Sha256 requestHash, int status, String resourceIds, Instant expiresAt) {}

  /**
   * The keys of a caller.
   *
   * @param keyCount number of keys that have not expired
   * @param firstExpiry time at which the first of them expires; null if there are none
   */
  record Usage(int keyCount, @Nullable Instant firstExpiry) {}
}
