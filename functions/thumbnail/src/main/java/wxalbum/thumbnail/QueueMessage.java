package wxalbum.thumbnail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import wxalbum.http.Json;

/**
 * A message of the queue whose body is an event of storage.
 *
 * @param id under which the queue is told that it failed
 */
record QueueMessage(String id, String body) {
  /** The messages of an event from SQS. */
  static List<QueueMessage> of(JsonNode event) {
    List<QueueMessage> messages = new ArrayList<>();
    for (JsonNode message : event.path("Records")) {
      messages.add(
          new QueueMessage(message.path("messageId").asText(), message.path("body").asText()));
    }
    return messages;
  }

  /**
   * The keys of the objects that the event tells as created, in their encoding; none for the test
   * event that S3 sends when notifications are set up.
   */
  List<String> createdKeys() throws JsonProcessingException {
    List<String> keys = new ArrayList<>();
    for (JsonNode record : Json.read(body).path("Records")) {
      if (record.path("eventName").asText().startsWith("ObjectCreated:")) {
        keys.add(record.at("/s3/object/key").asText());
      }
    }
    return keys;
  }
}
