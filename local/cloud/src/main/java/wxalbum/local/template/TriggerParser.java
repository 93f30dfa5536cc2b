package wxalbum.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses an entry of the {@code events} list of a function: the type of the trigger and its
 * settings.
 */
final class TriggerParser {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  private TriggerParser() {}

  /**
   * Parses an entry.
   *
   * @param concurrency the concurrency of a queue that declares none of its own
   */
  static Trigger parse(Map.Entry<String, JsonNode> event, int concurrency) {
    JsonNode value = event.getValue();
    return switch (event.getKey()) {
      case "httpApi" -> new Trigger.Http(parseRoute(value));
      case "sqs" -> parseSqs(value, concurrency);
      case "schedule" -> parseSchedule(value);
      default -> new Trigger.Unsupported(event.getKey());
    };
  }

  private static GatewayRoute parseRoute(JsonNode value) {
    return value.isTextual()
        ? GatewayRoute.parse(value.asText())
        : GatewayRoute.of(value.path("method").asText("*"), value.path("path").asText("*"));
  }

  private static Trigger parseSqs(JsonNode value, int concurrency) {
    JsonNode arn = value.has("arn") ? value.path("arn") : value;
    return new Trigger.SqsQueue(
        TemplateResources.queueName(arn),
        value.path("batchSize").asInt(10),
        value.path("maximumConcurrency").asInt(concurrency),
        value.path("functionResponseType").asText().equals("ReportBatchItemFailures"));
  }

  private static Trigger parseSchedule(JsonNode value) {
    JsonNode rate = value.isTextual() ? value : value.path("rate");
    String expression = rate.isArray() ? rate.path(0).asText() : rate.asText();
    JsonNode input = value.path("input");
    return new Trigger.Schedule(
        expression,
        value.path("enabled").asBoolean(true) ? parseRate(expression) : Optional.empty(),
        input.isMissingNode() ? Optional.empty() : Optional.of(input.toString()));
  }

  private static Optional<Duration> parseRate(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      return Optional.empty();
    }
    ChronoUnit unit =
        switch (rate.group(2)) {
          case "minute" -> ChronoUnit.MINUTES;
          case "hour" -> ChronoUnit.HOURS;
          default -> ChronoUnit.DAYS;
        };
    return Optional.of(Duration.of(Long.parseLong(rate.group(1)), unit));
  }
}
