package wxalbum.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * Writes each logging event as one line of JSON: time, level, the event's own fields at the top
 * level, the message, and the request id of the invocation that it belongs to.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public byte[] encode(ILoggingEvent event) {
    try {
      return (mapper.writeValueAsString(fields(event)) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      return "{\"level\":\"ERROR\",\"message\":\"a log line could not be written as JSON\"}\n"
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private static Map<String, Object> fields(ILoggingEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    fields.put("level", event.getLevel().toString());
    if (Invocation.CURRENT.isBound()) {
      fields.put("requestId", Invocation.CURRENT.get().requestId());
    }
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        if (pair.value instanceof Invocation invocation) {
          fields.putAll(invocation.summary());
        } else {
          fields.put(pair.key, pair.value);
        }
      }
    }
    if (event.getMessage() != null) {
      fields.put("message", event.getFormattedMessage());
      fields.put("logger", event.getLoggerName());
    }
    if (event.getThrowableProxy() != null) {
      fields.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return fields;
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
