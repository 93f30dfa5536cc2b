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
 * Limits the request rate of each route over all callers, as API Gateway does. Each route has a
 * token bucket, with its own limits or else the default limits of the stage.
 */
final class Throttling {
  private final JsonNode stage;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * Reads the limits.
   *
   * @param stage the properties of the stage ({@code AWS::ApiGatewayV2::Stage}); a missing node
   *     means no limits
   */
  Throttling(JsonNode stage, Clock clock) {
    this.stage = stage;
    this.clock = clock;
  }

  /** Returns an instance that limits nothing. */
  static Throttling none() {
    return new Throttling(MissingNode.getInstance(), Clock.systemUTC());
  }

  /**
   * Takes a token for a request. Returns empty if the request may proceed, or else the duration
   * until a token is available.
   */
  Optional<Duration> take(Route route) {
    JsonNode routeLimit = stage.path("RouteSettings").path(route.key());
    JsonNode limit =
        routeLimit.isMissingNode() ? stage.path("DefaultRouteSettings") : routeLimit;
    if (limit.isMissingNode()) {
      return Optional.empty();
    }
    int burst = limit.path("ThrottlingBurstLimit").asInt();
    double rate = limit.path("ThrottlingRateLimit").asDouble();
    return buckets
        .computeIfAbsent(route.key(), _ -> new Bucket(burst, clock.instant()))
        .take(burst, rate, clock.instant());
  }

  /** A token bucket. Tokens are added when the bucket is used, by the time that has passed. */
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
