package wxalbum.http;

import java.time.Instant;
import java.util.Optional;
import wxalbum.album.Sha256;
import wxalbum.album.UserId;

/** The answers already given to writes that carried an {@code Idempotency-Key}. */
public interface SavedAnswers {
  /**
   * Claims a key for a request. Another transaction that claims it waits until this one ends.
   *
   * @return false when it was claimed before
   */
  boolean claim(UserId user, String key, Sha256 request, Instant now);

  /** Keeps the answer to a claimed key. */
  void save(UserId user, String key, int status, String body);

  /** The answer to a key that was claimed before. */
  Optional<SavedAnswer> find(UserId user, String key);

  /** Forgets a key that was claimed before a moment. */
  void forget(UserId user, String key, Instant before);

  /**
   * An answer already given.
   *
   * @param requestHash of the request that it answered
   * @param body JSON; empty for an answer without a body
   */
  record SavedAnswer(Sha256 requestHash, int status, String body) {}
}
