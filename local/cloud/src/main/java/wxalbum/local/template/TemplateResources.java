package wxalbum.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.local.template.QueueDeclaration.KeyFilter;

/** The queues, and the notifications and lifecycle rules of the bucket, among the resources. */
final class TemplateResources {
  private static final int DEFAULT_VISIBILITY_TIMEOUT_SECONDS = 30;
  private static final int DEFAULT_MAX_RECEIVES = 5;

  private static final JsonNode MISSING = MissingNode.getInstance();

  private final Map<String, JsonNode> resourcesByName = new LinkedHashMap<>();

  /** Reads templates, each an object with a {@code Resources} member. */
  TemplateResources(List<JsonNode> templates) {
    for (JsonNode template : templates) {
      template
          .path("Resources")
          .properties()
          .forEach(e -> resourcesByName.put(e.getKey(), e.getValue()));
    }
  }

  /**
   * Returns the queue of a name. A queue that the template does not declare gets the default values
   * of SQS.
   */
  QueueDeclaration queue(String name) {
    JsonNode queue = resourcesByName.getOrDefault(name, MISSING).path("Properties");
    int seconds = queue.path("VisibilityTimeout").asInt(DEFAULT_VISIBILITY_TIMEOUT_SECONDS);
    int receives = queue.path("RedrivePolicy").path("maxReceiveCount").asInt(DEFAULT_MAX_RECEIVES);
    return new QueueDeclaration(name, Duration.ofSeconds(seconds), receives, keyFilters(name));
  }

  /** Returns the lifecycle rules that delete objects. */
  List<ExpirationRule> expirationRules() {
    List<ExpirationRule> rules = new ArrayList<>();
    for (JsonNode resource : resourcesByName.values()) {
      JsonNode declared = resource.path("Properties").path("LifecycleConfiguration").path("Rules");
      for (JsonNode rule : declared) {
        if (rule.has("ExpirationInDays")) {
          rules.add(
              new ExpirationRule(
                  rule.path("Prefix").asText(),
                  Duration.ofDays(rule.path("ExpirationInDays").asInt())));
        }
      }
    }
    return rules;
  }

  /** Returns the name of a queue from {@code Fn::GetAtt: [Name, Arn]} or from an ARN. */
  static String queueName(JsonNode arn) {
    JsonNode attribute = arn.path("Fn::GetAtt");
    if (attribute.isArray()) {
      return attribute.path(0).asText();
    }
    if (attribute.isTextual()) {
      return attribute.asText().replaceFirst("\\..*", "");
    }
    String text = arn.asText();
    return text.substring(text.lastIndexOf(':') + 1);
  }

  private List<KeyFilter> keyFilters(String queue) {
    List<KeyFilter> filters = new ArrayList<>();
    for (JsonNode resource : resourcesByName.values()) {
      JsonNode configurations =
          resource.path("Properties").path("NotificationConfiguration").path("QueueConfigurations");
      for (JsonNode configuration : configurations) {
        if (queueName(configuration.path("Queue")).equals(queue)) {
          filters.add(
              new KeyFilter(keyRule(configuration, "prefix"), keyRule(configuration, "suffix")));
        }
      }
    }
    return filters;
  }

  private static String keyRule(JsonNode configuration, String name) {
    for (JsonNode rule : configuration.path("Filter").path("S3Key").path("Rules")) {
      if (rule.path("Name").asText().equalsIgnoreCase(name)) {
        return rule.path("Value").asText();
      }
    }
    return "";
  }
}
