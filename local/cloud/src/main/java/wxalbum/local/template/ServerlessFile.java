package wxalbum.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the functions, triggers, queues and lifecycle rules from {@code serverless.yml}. Four kinds
 * of Serverless Framework variables are resolved: file references in the resources and parameters,
 * the file of sizes, values of the chosen size, and default parameters in the environment.
 */
public final class ServerlessFile {
  private static final String FILE_NAME = "serverless.yml";
  private static final Pattern FILE_REFERENCE = Pattern.compile("\\$\\{file\\(([^)]+)\\)}");
  private static final Pattern SIZES_REFERENCE =
      Pattern.compile("\\$\\{file\\(([^)]+)\\):\\$\\{param:size}}");
  private static final Pattern PARAMETER_REFERENCE = Pattern.compile("\\$\\{param:(\\w+)}");
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path root;
  private final JsonNode parameters;
  private final Optional<DeploymentSize> size;
  private final JsonNode document;
  private final List<FunctionDeclaration> functions = new ArrayList<>();
  private final TemplateResources resources;

  private ServerlessFile(Path root, Optional<String> sizeName) {
    this.root = root;
    JsonNode declared = read(root.resolve(FILE_NAME));
    this.parameters = include(declared.path("params")).path("default");
    this.size = chooseSize(declared, sizeName.orElse(parameters.path("size").asText()));
    this.document = resolve(declared);
    document
        .path("functions")
        .properties()
        .forEach(e -> functions.add(parseFunction(e.getKey(), e.getValue())));
    this.resources = new TemplateResources(resourceTemplates());
  }

  /**
   * Reads the file in the folder of a project, with the default size.
   *
   * @throws StartupException if the file is missing or is not valid YAML
   */
  public static ServerlessFile load(Path root) {
    return new ServerlessFile(root, Optional.empty());
  }

  /**
   * Reads the file in the folder of a project.
   *
   * @param sizeName the size of the deployment; empty means the default of its parameter
   * @throws StartupException if the file is missing, is not valid YAML or has no such size
   */
  public static ServerlessFile load(Path root, Optional<String> sizeName) {
    return new ServerlessFile(root, sizeName);
  }

  public List<FunctionDeclaration> functions() {
    return List.copyOf(functions);
  }

  public QueueDeclaration queue(String name) {
    return resources.queue(name);
  }

  /** Returns the lifecycle rules of the bucket that delete objects. */
  public List<ExpirationRule> expirationRules() {
    return resources.expirationRules();
  }

  /**
   * Returns the properties of the API stage, which include its rate limits; a missing node if the
   * template has none.
   */
  public JsonNode apiStage() {
    return resourceTemplates().stream()
        .map(template -> template.at("/extensions/HttpApiStage/Properties"))
        .filter(stage -> !stage.isMissingNode())
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  private static JsonNode read(Path path) {
    try {
      return YAML.readTree(Files.readString(path));
    } catch (IOException e) {
      throw new StartupException(path + " cannot be read: " + firstLine(e) + ".", e);
    }
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Returns the chosen size; empty if the file declares no sizes. */
  private Optional<DeploymentSize> chooseSize(JsonNode declared, String name) {
    Matcher sizes = SIZES_REFERENCE.matcher(declared.path("custom").path("size").asText());
    return sizes.matches()
        ? Optional.of(DeploymentSize.choose(read(root.resolve(sizes.group(1))), name))
        : Optional.empty();
  }

  private JsonNode resolve(JsonNode node) {
    return size.map(chosen -> chosen.resolve(node)).orElse(node);
  }

  /** Returns the content of the file that a node refers to, or else the node itself. */
  private JsonNode include(JsonNode node) {
    Matcher reference = FILE_REFERENCE.matcher(node.asText());
    return reference.matches() ? read(root.resolve(reference.group(1))) : node;
  }

  private FunctionDeclaration parseFunction(String name, JsonNode node) {
    String artifact =
        node.path("package").path("artifact").asText("functions/" + name + "/target/x.jar");
    Map<String, Optional<String>> environment = new HashMap<>();
    for (JsonNode source : List.of(document.path("provider"), node)) {
      source
          .path("environment")
          .properties()
          .forEach(e -> environment.put(e.getKey(), literalValue(e.getValue())));
    }
    int concurrency = intSetting(node, "reservedConcurrency", 10);
    List<Trigger> triggers = new ArrayList<>();
    for (JsonNode event : node.path("events")) {
      event.properties().forEach(e -> triggers.add(TriggerParser.parse(e, concurrency)));
    }
    return new FunctionDeclaration(
        name,
        node.path("handler").asText(),
        root.resolve(artifact).resolve("..").normalize(),
        Duration.ofSeconds(intSetting(node, "timeout", 6)),
        concurrency,
        intSetting(node, "memorySize", 1024),
        environment,
        triggers);
  }

  private int intSetting(JsonNode function, String name, int defaultValue) {
    return function.path(name).asInt(document.path("provider").path(name).asInt(defaultValue));
  }

  /** Returns the literal value of a variable; empty if only a deployment can resolve it. */
  private Optional<String> literalValue(JsonNode value) {
    if (!value.isValueNode()) {
      return Optional.empty();
    }
    String text = value.asText();
    Matcher parameter = PARAMETER_REFERENCE.matcher(text);
    if (parameter.matches()) {
      JsonNode parameterDefault = parameters.path(parameter.group(1));
      return parameterDefault.isMissingNode() ? Optional.empty() : literalValue(parameterDefault);
    }
    return text.contains("${") || text.contains("{{") ? Optional.empty() : Optional.of(text);
  }

  private List<JsonNode> resourceTemplates() {
    List<JsonNode> templates = new ArrayList<>();
    JsonNode declared = document.path("resources");
    for (JsonNode part : declared.isArray() ? declared : YAML.createArrayNode().add(declared)) {
      templates.add(resolve(include(part)));
    }
    return templates;
  }
}
