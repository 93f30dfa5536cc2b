package wxalbum.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds the requests of each route, over all callers, as API Gateway does: a bucket of tokens that
 * fills at a rate, by the route's own numbers or the stage's usual ones.
 */
final class Throttling {
  private final JsonNode stage;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * Reads the numbers.
   *
   * @param stage properties of the stage ({@code AWS::ApiGatewayV2::Stage}); a missing node bounds
   *     nothing
   */
  Throttling(JsonNode stage, Clock clock) {
    this.stage = stage;
    this.clock = clock;
  }

  /** Lets everything through. */
  static Throttling none() {
    return new Throttling(MissingNode.getInstance(), Clock.systemUTC());
  }

  /** Lets a request through, or answers how long until one will be. */
  Optional<Duration> take(Route route) {
    JsonNode own = stage.path("RouteSettings").path(route.key());
    JsonNode limit = own.isMissingNode() ? stage.path("DefaultRouteSettings") : own;
    if (limit.isMissingNode()) {
      return Optional.empty();
    }
    int burst = limit.path("ThrottlingBurstLimit").asInt();
    double rate = limit.path("ThrottlingRateLimit").asDouble();
    return buckets
        .computeIfAbsent(route.key(), _ -> new Bucket(burst, clock.instant()))
        .take(burst, rate, clock.instant());
  }

  /** Tokens that are left, at a moment. */
  private static final class Bucket {
    private double tokens;
    private Instant then;

    Bucket(double tokens, Instant then) {
      this.tokens = tokens;
      this.then = then;
    }

    synchronized Optional<Duration> take(int burst, double rate, Instant now) {
      double seconds = Math.max(0, Duration.between(then, now).toNanos() / 1e9);
      tokens = Math.min(burst, tokens + seconds * rate);
      then = now;
      if (tokens >= 1) {
        tokens--;
        return Optional.empty();
      }
      return Optional.of(Duration.ofNanos((long) Math.ceil((1 - tokens) / rate * 1e9)));
    }
  }
}
