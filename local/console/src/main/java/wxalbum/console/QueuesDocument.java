package wxalbum.console;

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
import wxalbum.console.backend.DeadLetter;
import wxalbum.console.backend.QueueState;
import wxalbum.http.Json;
import wxalbum.http.problem.ProblemException;

/** The queues and their dead letters, and the body of a redrive request. */
final class QueuesDocument {
  private QueuesDocument() {}

  /**
   * Returns {@code {queues: [{name, function, maxReceives, waiting, inFlight, oldest, deadLetters:
   * [{id, sent, tries, photoId}]}]}}.
   */
  static Map<String, Object> toMap(List<QueueState> states) {
    List<Map<String, Object>> queues = new ArrayList<>();
    for (QueueState state : states) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", state.name());
      document.put("function", state.function());
      document.put("maxReceives", state.maxReceives());
      document.put("waiting", state.waiting());
      document.put("inFlight", state.inFlight());
      state.oldestSentAt().ifPresent(oldest -> document.put("oldest", oldest));
      document.put(
          "deadLetters", state.deadLetters().stream().map(QueuesDocument::deadLetterMap).toList());
      queues.add(document);
    }
    return Map.of("queues", queues);
  }

  /**
   * Parses the ids of the messages to redrive: {@code {"ids": […]}}, or an empty body for all
   * messages.
   *
   * @throws ProblemException if the body is anything else
   */
  static Predicate<String> parseRedriveIds(byte[] body) {
    if (body.length == 0) {
      return id -> true;
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode id : readIds(body)) {
      ids.add(id.asText());
    }
    return ids::contains;
  }

  private static JsonNode readIds(byte[] body) {
    try {
      JsonNode ids = Json.read(new String(body, StandardCharsets.UTF_8)).path("ids");
      if (ids.isArray()) {
        return ids;
      }
    } catch (JsonProcessingException e) {
      throw ProblemException.ofField("", "The body must be valid JSON.");
    }
    throw ProblemException.ofField("/ids", "The member ids must be an array of message ids.");
  }

  private static Map<String, Object> deadLetterMap(DeadLetter letter) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", letter.id());
    document.put("sent", letter.sentAt());
    document.put("tries", letter.tries());
    letter.photoId().ifPresent(id -> document.put("photoId", id));
    return document;
  }
}
