package wxalbum.thumbnail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wxalbum.http.Json;

/** Builds SQS events, with an S3 event in the body of each message. */
final class UploadEvents {
  private UploadEvents() {}

  /** Builds one message for each key, with the ids message-0, message-1 and so on. */
  static byte[] forKeys(Object... keys) {
    return withBodies(List.of(keys).stream().map(key -> objectCreated(key.toString())).toList());
  }

  /** Builds one message for an object that was created at a given time. */
  static byte[] createdAt(Instant time, Object key) {
    return withBodies(List.of(objectCreated(key.toString(), time)));
  }

  /** Builds a message that is delivered for the second time. */
  static byte[] redelivered(Object key) {
    return withBodies(List.of(objectCreated(key.toString())), 2);
  }

  /** Builds one message for each body. */
  static byte[] withBodies(List<String> bodies) {
    return withBodies(bodies, 1);
  }

  private static byte[] withBodies(List<String> bodies, int deliveries) {
    String receiveCount = Integer.toString(deliveries);
    List<Map<String, Object>> records =
        IntStream.range(0, bodies.size())
            .<Map<String, Object>>mapToObj(
                i ->
                    Map.of(
                        "messageId",
                        "message-" + i,
                        "eventSource",
                        "aws:sqs",
                        "attributes",
                        Map.of("ApproximateReceiveCount", receiveCount),
                        "body",
                        bodies.get(i)))
            .toList();
    return Json.write(Map.of("Records", records)).getBytes(StandardCharsets.UTF_8);
  }

  /** Builds the S3 event for a created object. */
  static String objectCreated(String encodedKey) {
    return objectCreated(encodedKey, Instant.now());
  }

  private static String objectCreated(String encodedKey, Instant time) {
    Map<String, Object> s3 = Map.of("object", Map.of("key", encodedKey, "size", 1));
    Map<String, Object> record =
        Map.of("eventName", "ObjectCreated:Post", "eventTime", time, "s3", s3);
    return Json.write(Map.of("Records", List.of(record)));
  }
}
