package wxalbum.thumbnail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wxalbum.http.Json;

/**
 * A message of the queue whose body is an event of storage.
 *
 * @param id under which the queue is told that it failed
 * @param received how often it was handed over, this time included
 */
record QueueMessage(String id, String body, int received) {
  /** The messages of an event from SQS. */
  static List<QueueMessage> of(JsonNode event) {
    List<QueueMessage> messages = new ArrayList<>();
    for (JsonNode message : event.path("Records")) {
      messages.add(
          new QueueMessage(
              message.path("messageId").asText(),
              message.path("body").asText(),
              message.at("/attributes/ApproximateReceiveCount").asInt(1)));
    }
    return messages;
  }

  /**
   * An object that the event tells as created.
   *
   * @param encodedKey its key in the event's encoding
   * @param at when it was created; nothing where the event does not say
   */
  record Created(String encodedKey, Optional<Instant> at) {}

  /** Whether it was handed over before, and not dealt with. */
  boolean again() {
    return received > 1;
  }

  /** The new objects; none for the test event that S3 sends when notifications are set up. */
  List<Created> created() throws JsonProcessingException {
    List<Created> objects = new ArrayList<>();
    for (JsonNode record : Json.read(body).path("Records")) {
      if (record.path("eventName").asText().startsWith("ObjectCreated:")) {
        objects.add(
            new Created(
                record.at("/s3/object/key").asText(), moment(record.path("eventTime").asText())));
      }
    }
    return objects;
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
