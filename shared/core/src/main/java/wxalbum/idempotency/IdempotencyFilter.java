package wxalbum.idempotency;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import wxalbum.album.Sha256;
import wxalbum.album.Transactions;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.UserRouteHandler;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.idempotency.IdempotencyStore.SavedResult;
import wxalbum.idempotency.IdempotencyStore.Usage;
import wxalbum.idempotency.WriteHandler.Written;
import wxalbum.session.UserSession;

/**
 * Makes writes that carry an {@code Idempotency-Key} safe to repeat. The key, the change and its
 * result are written in one transaction, so that a repeat finds all of them or none.
 *
 * <p>The result is the status and the ids of the resources. The response to a repeat has the same
 * status and shows the same resources as they are now, with fresh signed URLs.
 *
 * <p>A rejected request leaves no trace. The client may correct it and send it again under the same
 * key.
 */
public final class IdempotencyFilter {
  private static final Duration RETENTION = Duration.ofDays(1);

  /** Maximum number of keys of a user that are kept at the same time. */
  static final int MAX_KEYS = 5000;

  private final IdempotencyStore store;
  private final Transactions transactions;
  private final Clock clock;
  private final Function<byte[], List<Sha256>> requestHasher;

  /** Creates a filter that recognizes a repeat by the SHA-256 of the request. */
  public IdempotencyFilter(IdempotencyStore store, Transactions transactions, Clock clock) {
    this(store, transactions, clock, request -> List.of(Sha256.hash(request)));
  }

  /**
   * Creates a filter that recognizes a repeat by the given hashes of the request.
   *
   * @param requestHasher hash of the request, followed by those that an earlier request may have
   *     with another key; they must be keyed if bodies contain secrets that can be guessed from a
   *     plain hash
   */
  public IdempotencyFilter(
      IdempotencyStore store,
      Transactions transactions,
      Clock clock,
      Function<byte[], List<Sha256>> requestHasher) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.requestHasher = requestHasher;
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
    return key.map(
        value -> new IdempotencyKey(value, requestHasher.apply(canonicalBytes(request))));
  }

  private static byte[] canonicalBytes(Request request) {
    String head = request.method() + " " + request.path() + "\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(request.body().bytes());
    return bytes.toByteArray();
  }

  /** Creates the exception for a key that was used for a different request. */
  public static ProblemException keyReused() {
    return conflict("This Idempotency-Key was used for a different request.");
  }

  /** Creates the exception for a repeat after the resources were deleted. */
  public static ProblemException resourceGone() {
    return conflict("The resources of this Idempotency-Key no longer exist. Use another key.");
  }

  private static ProblemException conflict(String detail) {
    return new ProblemException(ProblemCode.CONFLICT.toProblem(detail));
  }

  /**
   * Wraps a handler so that it runs once for each key.
   *
   * @param renderer renders the response to a repeat
   */
  public UserRouteHandler wrap(WriteHandler handler, ResponseRenderer renderer) {
    return (request, user) -> {
      Optional<IdempotencyKey> key = parseKey(request);
      if (key.isEmpty()) {
        return handler.handle(request, user).response();
      }
      return transactions.inTransaction(
          () -> executeOnce(key.get(), handler, renderer, request, user));
    };
  }

  private Response executeOnce(
      IdempotencyKey key,
      WriteHandler handler,
      ResponseRenderer renderer,
      Request request,
      UserSession user) {
    IdempotencyScope scope = IdempotencyScope.of(user.userId());
    Instant now = clock.instant();
    store.deleteExpired(scope, key.value(), now);
    if (!store.claim(scope, key.value(), key.requestHash(), now.plus(RETENTION))) {
      SavedResult first = findFirst(scope, key);
      WrittenResources resources = WrittenResources.parse(first.resourceIds());
      return new Response(first.status(), renderer.render(request, user, resources));
    }
    requireKeysWithinLimit(scope, now);
    Written written = handler.handle(request, user);
    store.saveResult(
        scope, key.value(), written.response().status(), written.resources().toString());
    return written.response();
  }

  /** Rejects a request whose key was claimed in excess of the limit. */
  private void requireKeysWithinLimit(IdempotencyScope scope, Instant now) {
    Usage usage = store.usage(scope, now);
    Instant firstExpiry = usage.firstExpiry();
    if (usage.keyCount() > MAX_KEYS && firstExpiry != null) {
      throw new ProblemException(
          ProblemCode.TOO_MANY_REQUESTS
              .toProblem("Too many Idempotency-Keys within a day. Wait for the Retry-After time.")
              .withRetryAfter(Duration.between(now, firstExpiry)));
    }
  }

  private SavedResult findFirst(IdempotencyScope scope, IdempotencyKey key) {
    SavedResult saved = store.find(scope, key.value()).orElseThrow();
    if (!key.matches(saved.requestHash())) {
      throw keyReused();
    }
    return saved;
  }

  /**
   * Idempotency key of a request.
   *
   * @param value value of the header
   * @param requestHashes hashes that distinguish the request from any other; the first is saved
   */
  public record IdempotencyKey(String value, List<Sha256> requestHashes) {
    public IdempotencyKey {
      requestHashes = List.copyOf(requestHashes);
    }

    /** Returns the hash to save. */
    public Sha256 requestHash() {
      return requestHashes.getFirst();
    }

    /** Returns whether the hash of an earlier request shows that this request repeats it. */
    public boolean matches(Sha256 saved) {
      return requestHashes.contains(saved);
    }
  }
}
