package wxalbum.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wxalbum.album.ObjectKey;
import wxalbum.embedded.ObjectEvent;
import wxalbum.http.Json;
import wxalbum.local.template.Arn;

/** The message that S3 sends to a queue when an object is created (event message structure 2.1). */
public final class S3EventMessage {
  private S3EventMessage() {}

  /** Returns the JSON of the message. The object key in it is form-encoded, as S3 does. */
  public static String of(ObjectEvent event) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("key", URLEncoder.encode(event.key(), StandardCharsets.UTF_8).replace("%2F", "/"));
    object.put("size", event.size());
    object.put("eTag", event.eTag());
    object.put("sequencer", "%018X".formatted(event.time().toEpochMilli()));
    Map<String, Object> bucket = new LinkedHashMap<>();
    bucket.put("name", event.bucket());
    bucket.put("ownerIdentity", Map.of("principalId", "local"));
    bucket.put("arn", "arn:aws:s3:::" + event.bucket());
    Map<String, Object> s3 = new LinkedHashMap<>();
    s3.put("s3SchemaVersion", "1.0");
    s3.put("configurationId", "local");
    s3.put("bucket", bucket);
    s3.put("object", object);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("eventVersion", "2.1");
    record.put("eventSource", "aws:s3");
    record.put("awsRegion", Arn.REGION);
    record.put("eventTime", event.time());
    record.put("eventName", event.name());
    record.put("userIdentity", Map.of("principalId", "local"));
    record.put("requestParameters", Map.of("sourceIPAddress", "127.0.0.1"));
    record.put("responseElements", Map.of());
    record.put("s3", s3);
    return Json.write(Map.of("Records", List.of(record)));
  }

  /** Returns the id of the photo whose original a message is about; empty for any other message. */
  static Optional<String> parsePhotoId(String message) {
    try {
      String key = Json.read(message).at("/Records/0/s3/object/key").asText();
      return ObjectKey.parse(URLDecoder.decode(key, StandardCharsets.UTF_8))
          .map(object -> object.photoId().toString());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
