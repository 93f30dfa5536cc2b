package wxalbum.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that depend on the size of a deployment. {@code serverless.yml} refers to them as
 * {@code ${self:custom.size.PATH}}, with a dot between the names of the path.
 */
final class DeploymentSize {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{self:custom\\.size\\.([\\w.-]+)}");

  private final JsonNode values;

  private DeploymentSize(JsonNode values) {
    this.values = values;
  }

  /**
   * Chooses a size.
   *
   * @param sizes the values of all sizes by name
   * @throws StartupException if there is no size of that name
   */
  static DeploymentSize choose(JsonNode sizes, String name) {
    if (sizes.has(name)) {
      return new DeploymentSize(sizes.path(name));
    }
    List<String> names = sizes.properties().stream().map(Map.Entry::getKey).toList();
    throw new StartupException(
        "The size '" + name + "' does not exist: specify one of " + names + ".");
  }

  /**
   * Returns a copy of a node in which the values replace all references to them.
   *
   * @throws StartupException if a reference names no value
   */
  JsonNode resolve(JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(e -> copy.set(e.getKey(), resolve(e.getValue())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> copy.add(resolve(element)));
      return copy;
    }
    Matcher reference = REFERENCE.matcher(node.asText());
    return reference.matches() ? value(reference.group(1)) : node;
  }

  private JsonNode value(String path) {
    JsonNode value = values.at("/" + path.replace('.', '/'));
    if (value.isMissingNode()) {
      throw new StartupException("The size of the deployment has no value " + path + ".");
    }
    return value;
  }
}
