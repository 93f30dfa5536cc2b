package wxalbum.idempotency;

import java.time.Instant;
import java.util.Optional;
import wxalbum.album.Sha256;
import wxalbum.album.UserId;

/** Stores the responses to writes that carried an {@code Idempotency-Key}. */
public interface IdempotencyStore {
  /**
   * Claims a key for a request. A concurrent transaction that claims the same key waits until this
   * one ends.
   *
   * @return false if the key was claimed before
   */
  boolean claim(UserId user, String key, Sha256 request, Instant now);

  /** Stores the response to a claimed key. */
  void saveResponse(UserId user, String key, int status, String body);

  /** Returns the response to a key that was claimed before. */
  Optional<SavedResponse> find(UserId user, String key);

  /** Deletes a key if it was claimed before the given time. */
  void deleteExpired(UserId user, String key, Instant before);

  /**
   * A stored response.
   *
   * @param requestHash hash of the request that was answered
   * @param body JSON; empty for a response without a body
   */
  record SavedResponse(Sha256 requestHash, int status, String body) {}
}
