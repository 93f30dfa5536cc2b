package wxalbum.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import wxalbum.local.template.GatewayRoute;

/**
 * Limits the request rate of each route over all callers, as API Gateway does. Each route has a
 * token bucket, with its own limits or else the default limits of the stage.
 */
final class Throttling {
  private final JsonNode stage;
  private final Clock clock;
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

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
  static Throttling unlimited() {
    return new Throttling(MissingNode.getInstance(), Clock.systemUTC());
  }

  /**
   * Takes a token for a request. Returns empty if the request may proceed, or else the duration
   * until a token is available.
   */
  Optional<Duration> tryAcquire(GatewayRoute route) {
    JsonNode routeLimit = stage.path("RouteSettings").path(route.routeKey());
    JsonNode limit = routeLimit.isMissingNode() ? stage.path("DefaultRouteSettings") : routeLimit;
    if (limit.isMissingNode()) {
      return Optional.empty();
    }
    int burst = limit.path("ThrottlingBurstLimit").asInt();
    double rate = limit.path("ThrottlingRateLimit").asDouble();
    return buckets
        .computeIfAbsent(route.routeKey(), _ -> new TokenBucket(burst, clock.instant()))
        .tryAcquire(burst, rate, clock.instant());
  }

  /** A token bucket. Tokens are added when the bucket is used, by the time that has passed. */
  private static final class TokenBucket {
    private double tokens;
    private Instant refilledAt;

    TokenBucket(double tokens, Instant refilledAt) {
      this.tokens = tokens;
      this.refilledAt = refilledAt;
    }

    synchronized Optional<Duration> tryAcquire(int burst, double rate, Instant now) {
      double seconds = Math.max(0, Duration.between(refilledAt, now).toNanos() / 1e9);
      tokens = Math.min(burst, tokens + seconds * rate);
      refilledAt = now;
      if (tokens >= 1) {
        tokens--;
        return Optional.empty();
      }
      return Optional.of(Duration.ofNanos((long) Math.ceil((1 - tokens) / rate * 1e9)));
    }
  }
}
