package wxalbum.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wxalbum.http.Json;
import wxalbum.local.template.Arn;

/** The event that Lambda creates for a batch of SQS messages, and the batch response to it. */
public final class SqsEvent {
  private SqsEvent() {}

  /** Returns the JSON of the event. */
  public static byte[] of(String queue, List<LocalMessage> batch) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (LocalMessage message : batch) {
      String sent = Long.toString(message.sentAt().toEpochMilli());
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("messageId", message.id());
      record.put("receiptHandle", message.id() + "#" + message.receiveCount());
      record.put("body", message.body());
      record.put(
          "attributes",
          Map.of(
              "ApproximateReceiveCount",
              Integer.toString(message.receiveCount()),
              "SentTimestamp",
              sent,
              "SenderId",
              Arn.ACCOUNT,
              "ApproximateFirstReceiveTimestamp",
              sent));
      record.put("messageAttributes", Map.of());
      record.put("md5OfBody", md5Hex(message.body()));
      record.put("eventSource", "aws:sqs");
      record.put("eventSourceARN", Arn.of("sqs", queue));
      record.put("awsRegion", Arn.REGION);
      records.add(record);
    }
    return Json.write(Map.of("Records", records)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the ids of the messages that a partial batch response reports as failed. Returns all
   * ids if the response cannot be parsed or names a message that is not in the batch, as Lambda
   * does.
   */
  public static Set<String> parseFailedIds(String output, Set<String> ids) {
    JsonNode response;
    try {
      response = Json.read(output.isBlank() ? "{}" : output);
    } catch (JsonProcessingException e) {
      return ids;
    }
    Set<String> failed = new HashSet<>();
    for (JsonNode failure : response.path("batchItemFailures")) {
      failed.add(failure.path("itemIdentifier").asText());
    }
    return ids.containsAll(failed) ? failed : ids;
  }

  private static String md5Hex(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
