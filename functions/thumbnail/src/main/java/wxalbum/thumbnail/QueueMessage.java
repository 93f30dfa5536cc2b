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
 * @param received number of deliveries, including this one
 */
record QueueMessage(String id, String body, int received) {
  /** Returns the messages of an SQS event. */
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
   * A created object, as the event describes it.
   *
   * @param encodedKey the key in form encoding, as S3 writes it into events
   * @param at time of creation; empty if the event does not state it
   */
  record Created(String encodedKey, Optional<Instant> at) {}

  /** Returns whether the message was delivered before. */
  boolean again() {
    return received > 1;
  }

  /**
   * Returns the created objects. The list is empty for the test event that S3 sends when
   * notifications are configured.
   *
   * @throws JsonProcessingException when the body is not JSON
   */
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
