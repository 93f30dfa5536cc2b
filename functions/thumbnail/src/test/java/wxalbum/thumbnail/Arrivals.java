package wxalbum.thumbnail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wxalbum.http.Json;

/** Events as SQS brings them, with an event of S3 in each message. */
final class Arrivals {
  private Arrivals() {}

  /** One message for each key, named message-0 and so on. */
  static byte[] of(Object... keys) {
    return messages(List.of(keys).stream().map(key -> created(key.toString())).toList());
  }

  /** One message of an object that was created at a moment. */
  static byte[] at(Instant moment, Object key) {
    return messages(List.of(created(key.toString(), moment)));
  }

  /** A message that is handed over for the second time. */
  static byte[] again(Object key) {
    return messages(List.of(created(key.toString())), 2);
  }

  /** One message for each body. */
  static byte[] messages(List<String> bodies) {
    return messages(bodies, 1);
  }

  private static byte[] messages(List<String> bodies, int received) {
    String times = Integer.toString(received);
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
                        Map.of("ApproximateReceiveCount", times),
                        "body",
                        bodies.get(i)))
            .toList();
    return Json.write(Map.of("Records", records)).getBytes(StandardCharsets.UTF_8);
  }

  /** What S3 tells of a new object. */
  static String created(String encodedKey) {
    return created(encodedKey, Instant.now());
  }

  private static String created(String encodedKey, Instant moment) {
    Map<String, Object> s3 = Map.of("object", Map.of("key", encodedKey, "size", 1));
    Map<String, Object> record =
        Map.of("eventName", "ObjectCreated:Post", "eventTime", moment, "s3", s3);
    return Json.write(Map.of("Records", List.of(record)));
  }
}
