package wxalbum.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import wxalbum.http.Json;

/**
 * The HTTP response of a function.
 *
 * @param status the status code
 * @param headers the headers by lower-case name
 * @param body the body as JSON; a missing node if the response has no body
 */
public record TestResponse(int status, Map<String, String> headers, JsonNode body) {

  /** Parses the response that a function returned to API Gateway. */
  static TestResponse parse(String response) {
    try {
      JsonNode node = Json.read(response);
      Map<String, String> headers = new TreeMap<>();
      node.path("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
      JsonNode body =
          node.has("body") ? Json.read(readBody(node, headers)) : MissingNode.getInstance();
      return new TestResponse(node.path("statusCode").asInt(), headers, body);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError("Not an API Gateway response: " + response, e);
    }
  }

  /** Returns the body as a client reads it: decoded from Base64, and decompressed. */
  private static String readBody(JsonNode node, Map<String, String> headers) {
    String body = node.path("body").asText();
    if (!node.path("isBase64Encoded").asBoolean()) {
      return body;
    }
    byte[] bytes = Base64.getDecoder().decode(body);
    if (!headers.getOrDefault("content-encoding", "").equals("gzip")) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text at a JSON pointer in the body, or an empty string if none exists. */
  public String textAt(String pointer) {
    return body.at(pointer).asText();
  }

  /** Returns the {@code code} of a problem. */
  public String problemCode() {
    return textAt("/code");
  }

  /** Returns the JSON pointers of all {@code errors} of a problem. */
  public List<String> errorPointers() {
    return StreamSupport.stream(body.path("errors").spliterator(), false)
        .map(fault -> fault.path("pointer").asText())
        .toList();
  }
}
