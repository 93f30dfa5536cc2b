package wxalbum.testing;

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

/** Holds answers against {@code functions/openapi.yaml}: status, headers, media type and body. */
public final class Contract {
  private static final JsonNode DOCUMENT = document();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<JsonNode, Schema> COMPILED = new ConcurrentHashMap<>();

  private Contract() {}

  /** Every route that the contract has, as {@code GET /albums/{albumId}}. */
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
   * Checks an answer to a route.
   *
   * @throws AssertionError naming everything that the contract does not say
   */
  public static void check(String route, ApiResponse answer) {
    JsonNode response = response(route, answer.status());
    List<String> faults = new ArrayList<>();
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!answer.headers().containsKey(name.toLowerCase(Locale.ROOT))) {
                faults.add("header " + name + " is missing");
              }
            });
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      if (!answer.body().isMissingNode()) {
        faults.add("there is a body");
      }
    } else {
      String type = answer.headers().getOrDefault("content-type", "").replaceAll(";.*", "");
      JsonNode schema = content.path(type).path("schema");
      if (schema.isMissingNode()) {
        faults.add("content type " + type + " is not of the contract");
      } else {
        schema(schema).validate(answer.body()).stream().map(Error::toString).forEach(faults::add);
      }
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(
          route
              + " answered "
              + answer.status()
              + " against the contract: "
              + faults
              + "\n"
              + answer.body().toPrettyString());
    }
  }

  private static JsonNode response(String route, int status) {
    String[] parts = route.split(" ", 2);
    JsonNode operation =
        DOCUMENT.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    JsonNode response =
        operation.isMissingNode() && (status == 404 || status == 405)
            ? DOCUMENT.at(
                "/components/responses/" + (status == 404 ? "NotFound" : "MethodNotAllowed"))
            : operation.path("responses").path(String.valueOf(status));
    if (response.has("$ref")) {
      response = DOCUMENT.at(response.path("$ref").asText().substring(1));
    }
    if (response.isMissingNode()) {
      throw new AssertionError("the contract knows no " + status + " of " + route);
    }
    return response;
  }

  private static Schema schema(JsonNode schema) {
    return COMPILED.computeIfAbsent(
        schema,
        node -> {
          ObjectNode whole = ((ObjectNode) DOCUMENT).objectNode();
          whole.set("components", DOCUMENT.path("components"));
          whole.putArray("allOf").add(node);
          return SCHEMAS.getSchema(whole);
        });
  }

  private static JsonNode document() {
    try (InputStream yaml = Contract.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(Objects.requireNonNull(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
