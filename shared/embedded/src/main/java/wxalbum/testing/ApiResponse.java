package wxalbum.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import wxalbum.http.Json;

/**
 * What a function answered.
 *
 * @param headers by their lower-case names
 * @param body the JSON of the body; a missing node where there is none
 */
public record ApiResponse(int status, Map<String, String> headers, JsonNode body) {

  /** Reads what a function returned to API Gateway. */
  static ApiResponse of(String response) {
    try {
      JsonNode node = Json.read(response);
      Map<String, String> headers = new TreeMap<>();
      node.path("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
      JsonNode body =
          node.has("body") ? Json.read(node.path("body").asText()) : MissingNode.getInstance();
      return new ApiResponse(node.path("statusCode").asInt(), headers, body);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError("not an answer of a function: " + response, e);
    }
  }

  /** A text at a JSON pointer into the body. */
  public String text(String pointer) {
    return body.at(pointer).asText();
  }

  /** The code of a problem. */
  public String code() {
    return text("/code");
  }

  /** The pointers of all faults that a problem names. */
  public List<String> faults() {
    return StreamSupport.stream(body.path("errors").spliterator(), false)
        .map(fault -> fault.path("pointer").asText())
        .toList();
  }
}
