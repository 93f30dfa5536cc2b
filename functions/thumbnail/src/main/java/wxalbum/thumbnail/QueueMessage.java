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
 * An SQS message whose body is an S3 event notification.
 *
 * @param id identifies the message in the list of batch item failures
 * @param receiveCount number of deliveries, including this one
 */
record QueueMessage(String id, String body, int receiveCount) {
  /** Returns the messages of an SQS event. */
  static List<QueueMessage> parse(JsonNode event) {
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
   * A created object, as the event describes it.
   *
   * @param encodedKey the key in form encoding, as S3 writes it into events
   * @param createdAt time of creation; empty if the event does not state it
   */
  record CreatedObject(String encodedKey, Optional<Instant> createdAt) {}

  /** Returns whether the message was delivered before. */
  boolean isRedelivery() {
    return receiveCount > 1;
  }

  /**
   * Returns the created objects. The list is empty for the test event that S3 sends when
   * notifications are configured.
   *
   * @throws JsonProcessingException when the body is not JSON
   */
  List<CreatedObject> createdObjects() throws JsonProcessingException {
    List<CreatedObject> objects = new ArrayList<>();
    for (JsonNode record : Json.read(body).path("Records")) {
      if (record.path("eventName").asText().startsWith("ObjectCreated:")) {
        objects.add(
            new CreatedObject(
                record.at("/s3/object/key").asText(),
                parseTime(record.path("eventTime").asText())));
      }
    }
    return objects;
  }

  private static Optional<Instant> parseTime(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
