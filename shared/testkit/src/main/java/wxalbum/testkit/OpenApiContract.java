package wxalbum.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Validates responses against {@code functions/openapi.yaml}. */
public final class OpenApiContract {
  private static final String PROBLEM_TYPE = "application/problem+json";
  private static final JsonNode DOCUMENT = readDocument();
  private static final SchemaRegistry SCHEMA_REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<JsonNode, Schema> COMPILED_SCHEMAS = new ConcurrentHashMap<>();

  private OpenApiContract() {}

  /** Returns all routes of the contract, such as {@code GET /albums/{albumId}}, sorted. */
  public static List<String> routes() {
    TreeSet<String> routes = new TreeSet<>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (List.of("get", "post", "put", "delete").contains(method)) {
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return List.copyOf(routes);
  }

  /**
   * Validates the status, the headers, the media type and the body of a response to a route.
   *
   * @throws AssertionError if the response violates the contract; the message lists all violations
   */
  public static void assertConforms(String route, TestResponse response) {
    JsonNode expected = findResponse(route, response.status());
    List<String> violations = new ArrayList<>();
    expected
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!response.headers().containsKey(name.toLowerCase(Locale.ROOT))) {
                violations.add("header " + name + " is missing");
              }
            });
    JsonNode content = expected.path("content");
    if (content.isMissingNode() || route.startsWith("HEAD ")) {
      if (!response.body().isMissingNode()) {
        violations.add("unexpected body");
      }
    } else {
      String type = response.headers().getOrDefault("content-type", "").replaceAll(";.*", "");
      JsonNode schema = content.path(type).path("schema");
      if (schema.isMissingNode()) {
        violations.add("content type " + type + " is not in the contract");
      } else {
        compileSchema(schema).validate(response.body()).stream()
            .map(Error::toString)
            .forEach(violations::add);
        if (type.equals(PROBLEM_TYPE)) {
          checkProblem(content.path(type), response, violations);
        }
      }
    }
    if (!violations.isEmpty()) {
      throw new AssertionError(
          route
              + " responded with "
              + response.status()
              + ", which violates the contract: "
              + violations
              + "\n"
              + response.body().toPrettyString());
    }
  }

  /**
   * Checks what the schema of all problems cannot: a response has only the codes of its examples,
   * and errors if its examples have them.
   */
  private static void checkProblem(
      JsonNode content, TestResponse response, List<String> violations) {
    List<JsonNode> examples = new ArrayList<>();
    content.path("examples").forEach(example -> examples.add(example.path("value")));
    if (content.has("example")) {
      examples.add(content.path("example"));
    }
    List<String> codes =
        response.status() == 405
            ? List.of("method-not-allowed")
            : examples.stream().map(example -> example.path("code").asText()).toList();
    if (!codes.contains(response.problemCode())) {
      violations.add("the code is not one of " + codes);
    }
    if (response.body().path("status").asInt() != response.status()) {
      violations.add("the status of the problem differs from that of the response");
    }
    if (examples.stream().allMatch(example -> example.has("errors"))
        && !response.body().has("errors")) {
      violations.add("errors are missing");
    }
  }

  private static JsonNode findResponse(String route, int status) {
    String[] parts = route.split(" ", 2);
    String method = parts[0].equals("HEAD") ? "get" : parts[0].toLowerCase(Locale.ROOT);
    JsonNode operation = DOCUMENT.path("paths").path(parts[1]).path(method);
    JsonNode response =
        operation.isMissingNode() && (status == 404 || status == 405)
            ? DOCUMENT.at("/components/responses/NotFound")
            : operation.path("responses").path(String.valueOf(status));
    if (response.has("$ref")) {
      response = DOCUMENT.at(response.path("$ref").asText().substring(1));
    }
    if (response.isMissingNode()) {
      throw new AssertionError("The contract has no response " + status + " for " + route);
    }
    return response;
  }

  private static Schema compileSchema(JsonNode schema) {
    return COMPILED_SCHEMAS.computeIfAbsent(
        schema,
        node -> {
          ObjectNode whole = ((ObjectNode) DOCUMENT).objectNode();
          whole.set("components", DOCUMENT.path("components"));
          whole.putArray("allOf").add(node);
          return SCHEMA_REGISTRY.getSchema(whole);
        });
  }

  private static JsonNode readDocument() {
    try (InputStream yaml = OpenApiContract.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(Objects.requireNonNull(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
