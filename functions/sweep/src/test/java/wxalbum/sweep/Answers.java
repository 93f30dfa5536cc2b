package wxalbum.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import wxalbum.http.Json;

/** What the sweep answers. */
final class Answers {
  private Answers() {}

  /** The counts by their names; what is not named was not done. */
  static Map<String, Integer> counts(String answer) {
    try {
      Map<String, Integer> counts = new HashMap<>();
      JsonNode json = Json.read(answer);
      json.properties().forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
      return counts;
    } catch (JsonProcessingException e) {
      throw new AssertionError("no answer: " + answer, e);
    }
  }
}
