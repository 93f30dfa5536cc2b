package wxalbum.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import wxalbum.album.Sha256;
import wxalbum.album.Transactions;
import wxalbum.http.Json;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.UserRouteHandler;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.idempotency.IdempotencyStore.SavedResponse;
import wxalbum.session.UserSession;

/**
 * Makes writes that carry an {@code Idempotency-Key} safe to retry. The key, the change and the
 * response are written in one transaction, so that a retry finds all of them or none.
 *
 * <p>A rejected request leaves no trace. The client may correct it and send it again under the same
 * key.
 */
public final class IdempotencyFilter {
  private static final Duration RETENTION = Duration.ofDays(1);

  private final IdempotencyStore store;
  private final Transactions transactions;
  private final Clock clock;
  private final Function<String, Sha256> requestHasher;

  /** Creates a filter that recognizes a retry by the SHA-256 of the request. */
  public IdempotencyFilter(IdempotencyStore answers, Transactions transactions, Clock clock) {
    this(answers, transactions, clock, Sha256::hash);
  }

  /**
   * Creates a filter that recognizes a retry by the given hash of the request.
   *
   * @param digest hash of the request; it must be keyed if bodies contain secrets that can be
   *     guessed from a plain hash
   */
  public IdempotencyFilter(
      IdempotencyStore answers,
      Transactions transactions,
      Clock clock,
      Function<String, Sha256> digest) {
    this.store = answers;
    this.transactions = transactions;
    this.clock = clock;
    this.requestHasher = digest;
  }

  /**
   * Returns the idempotency key of a request, or empty if the request has none.
   *
   * @throws ProblemException if the key is malformed
   */
  public Optional<IdempotencyKey> parseKey(Request request) {
    Optional<String> key = request.header("idempotency-key");
    if (key.filter(value -> !value.matches("[!-~]{1,64}")).isPresent()) {
      throw ProblemException.ofField(
          "/Idempotency-Key", "The Idempotency-Key must be 1 to 64 visible ASCII characters.");
    }
    return key.map(value -> new IdempotencyKey(value, requestHasher.apply(canonicalText(request))));
  }

  private static String canonicalText(Request request) {
    return request.method() + " " + request.path() + "\n" + request.body();
  }

  /** Creates the exception for a key that was used for a different request. */
  public static ProblemException keyReused() {
    return new ProblemException(
        ProblemCode.CONFLICT.toProblem("This Idempotency-Key was used for a different request."));
  }

  /** Wraps a handler so that it runs once for each key. A retry gets the stored response. */
  public UserRouteHandler wrap(UserRouteHandler handler) {
    return wrap(handler, (request, response) -> response);
  }

  /**
   * Wraps a handler so that it runs once for each key. A retry gets the stored response after
   * {@code refresher} has replaced its expired parts.
   */
  public UserRouteHandler wrap(UserRouteHandler handler, ResponseRefresher refresher) {
    return (request, user) -> {
      Optional<IdempotencyKey> key = parseKey(request);
      if (key.isEmpty()) {
        return handler.handle(request, user);
      }
      return transactions.inTransaction(
          () -> executeOnce(key.get(), handler, refresher, request, user));
    };
  }

  private Response executeOnce(
      IdempotencyKey key,
      UserRouteHandler handler,
      ResponseRefresher refresher,
      Request request,
      UserSession user) {
    Instant now = clock.instant();
    store.deleteExpired(user.userId(), key.value(), now.minus(RETENTION));
    if (!store.claim(user.userId(), key.value(), key.requestHash(), now)) {
      return refresher.refresh(request, replay(key, user));
    }
    Response response = handler.handle(request, user);
    String body = response.body() == null ? "" : Json.write(response.body());
    store.saveResponse(user.userId(), key.value(), response.status(), body);
    return response;
  }

  private Response replay(IdempotencyKey key, UserSession user) {
    SavedResponse saved = store.find(user.userId(), key.value()).orElseThrow();
    if (!saved.requestHash().equals(key.requestHash())) {
      throw keyReused();
    }
    return new Response(saved.status(), saved.body().isEmpty() ? null : parseSaved(saved.body()));
  }

  private static JsonNode parseSaved(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored response is not valid JSON", e);
    }
  }

  /**
   * Idempotency key of a request.
   *
   * @param value value of the header
   * @param requestHash hash that distinguishes the request from any other
   */
  public record IdempotencyKey(String value, Sha256 requestHash) {}

  /** Replaces the expired parts of a stored response. */
  @FunctionalInterface
  public interface ResponseRefresher {
    /**
     * Returns the response to a retry.
     *
     * @param first stored response to the first request
     */
    Response refresh(Request request, Response first);
  }
}
