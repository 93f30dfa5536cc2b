package wxalbum.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import wxalbum.album.Sha256;
import wxalbum.album.Transactions;
import wxalbum.http.SavedAnswers.SavedAnswer;
import wxalbum.session.UserSession;

/**
 * Makes writes that carry an {@code Idempotency-Key} safe to retry. The key, the change and the
 * response are written in one transaction, so that a retry finds all of them or none.
 *
 * <p>A rejected request leaves no trace. The client may correct it and send it again under the same
 * key.
 */
public final class IdempotentWrites {
  private static final Duration MEMORY = Duration.ofDays(1);

  private final SavedAnswers answers;
  private final Transactions transactions;
  private final Clock clock;
  private final Function<String, Sha256> digest;

  /** Creates a filter that recognizes a retry by the SHA-256 of the request. */
  public IdempotentWrites(SavedAnswers answers, Transactions transactions, Clock clock) {
    this(answers, transactions, clock, Sha256::of);
  }

  /**
   * Creates a filter that recognizes a retry by the given hash of the request.
   *
   * @param digest hash of the request; it must be keyed if bodies contain secrets that can be
   *     guessed from a plain hash
   */
  public IdempotentWrites(
      SavedAnswers answers,
      Transactions transactions,
      Clock clock,
      Function<String, Sha256> digest) {
    this.answers = answers;
    this.transactions = transactions;
    this.clock = clock;
    this.digest = digest;
  }

  /**
   * Returns the idempotency key of a request, or empty if the request has none.
   *
   * @throws Refusal if the key is malformed
   */
  public Optional<Keyed> key(Request request) {
    Optional<String> key = request.header("idempotency-key");
    if (key.filter(value -> !value.matches("[!-~]{1,64}")).isPresent()) {
      throw Refusal.of(
          "/Idempotency-Key", "The Idempotency-Key must be 1 to 64 visible ASCII characters.");
    }
    return key.map(value -> new Keyed(value, digest.apply(text(request))));
  }

  private static String text(Request request) {
    return request.method() + " " + request.path() + "\n" + request.body();
  }

  /** Creates the exception for a key that was used for a different request. */
  public static Refusal usedForAnother() {
    return new Refusal(
        Code.CONFLICT.because("This Idempotency-Key was used for a different request."));
  }

  /** Wraps a handler so that it runs once for each key. A retry gets the stored response. */
  public UserAction once(UserAction handler) {
    return once(handler, (request, response) -> response);
  }

  /**
   * Wraps a handler so that it runs once for each key. A retry gets the stored response after
   * {@code refresher} has replaced its expired parts.
   */
  public UserAction once(UserAction handler, Refresh refresher) {
    return (request, user) -> {
      Optional<Keyed> key = key(request);
      if (key.isEmpty()) {
        return handler.answer(request, user);
      }
      return transactions.inOne(() -> once(key.get(), handler, refresher, request, user));
    };
  }

  private Answer once(
      Keyed key, UserAction handler, Refresh refresher, Request request, UserSession user) {
    Instant now = clock.instant();
    answers.forget(user.userId(), key.key(), now.minus(MEMORY));
    if (!answers.claim(user.userId(), key.key(), key.request(), now)) {
      return refresher.answer(request, repeat(key, user));
    }
    Answer response = handler.answer(request, user);
    String body = response.body() == null ? "" : Json.write(response.body());
    answers.save(user.userId(), key.key(), response.status(), body);
    return response;
  }

  private Answer repeat(Keyed key, UserSession user) {
    SavedAnswer saved = answers.find(user.userId(), key.key()).orElseThrow();
    if (!saved.requestHash().equals(key.request())) {
      throw usedForAnother();
    }
    return new Answer(saved.status(), saved.body().isEmpty() ? null : json(saved.body()));
  }

  private static JsonNode json(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored response is not valid JSON", e);
    }
  }

  /**
   * Idempotency key of a request.
   *
   * @param key value of the header
   * @param request hash that distinguishes the request from any other
   */
  public record Keyed(String key, Sha256 request) {}

  /** Replaces the expired parts of a stored response. */
  @FunctionalInterface
  public interface Refresh {
    /**
     * Returns the response to a retry.
     *
     * @param first stored response to the first request
     */
    Answer answer(Request request, Answer first);
  }
}
