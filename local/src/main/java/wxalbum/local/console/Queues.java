package wxalbum.local.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import wxalbum.http.Json;
import wxalbum.http.Refusal;

/** The queues and their dead letters, and the body of a redrive request. */
final class Queues {
  private Queues() {}

  /**
   * Returns {@code {queues: [{name, function, maxReceives, waiting, inFlight, oldest, deadLetters:
   * [{id, sent, tries, photoId}]}]}}.
   */
  static Map<String, Object> document(List<QueueState> states) {
    List<Map<String, Object>> queues = new ArrayList<>();
    for (QueueState state : states) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", state.name());
      document.put("function", state.function());
      document.put("maxReceives", state.receives());
      document.put("waiting", state.waiting());
      document.put("inFlight", state.inHand());
      state.oldest().ifPresent(oldest -> document.put("oldest", oldest));
      document.put("deadLetters", state.dead().stream().map(Queues::letter).toList());
      queues.add(document);
    }
    return Map.of("queues", queues);
  }

  /**
   * Parses the ids of the messages to redrive: {@code {"ids": […]}}, or an empty body for all
   * messages.
   *
   * @throws Refusal if the body is anything else
   */
  static Predicate<String> wanted(byte[] body) {
    if (body.length == 0) {
      return id -> true;
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode id : ids(body)) {
      ids.add(id.asText());
    }
    return ids::contains;
  }

  private static JsonNode ids(byte[] body) {
    try {
      JsonNode ids = Json.read(new String(body, StandardCharsets.UTF_8)).path("ids");
      if (ids.isArray()) {
        return ids;
      }
    } catch (JsonProcessingException e) {
      throw Refusal.of("", "The body must be valid JSON.");
    }
    throw Refusal.of("/ids", "The member ids must be an array of message ids.");
  }

  private static Map<String, Object> letter(DeadLetter letter) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", letter.id());
    document.put("sent", letter.sent());
    document.put("tries", letter.tries());
    letter.photoId().ifPresent(id -> document.put("photoId", id));
    return document;
  }
}
