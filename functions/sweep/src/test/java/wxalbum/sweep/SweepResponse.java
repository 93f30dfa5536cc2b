package wxalbum.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import wxalbum.http.Json;

/** Parses the response of the sweep. */
final class SweepResponse {
  private SweepResponse() {}

  /** Returns the action counts by name; an action without a count is absent. */
  static Map<String, Integer> parseCounts(String response) {
    try {
      Map<String, Integer> counts = new HashMap<>();
      JsonNode json = Json.read(response);
      json.properties().forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
      return counts;
    } catch (JsonProcessingException e) {
      throw new AssertionError("Sweep response is not valid JSON: " + response, e);
    }
  }
}
