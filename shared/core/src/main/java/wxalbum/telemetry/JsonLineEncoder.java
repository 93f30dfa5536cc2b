package wxalbum.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * Writes each logging event as one line of JSON: time, level, invocation, context ids, the event's
 * own fields at the top level, and the message. Arguments in the messages of libraries are omitted,
 * because they may be confidential.
 */
final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {
  /** Prefix of the names of this project's loggers. */
  private static final String OWN_LOGGER_PREFIX = "wxalbum";

  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public byte[] encode(ILoggingEvent event) {
    try {
      return (mapper.writeValueAsString(toFields(event)) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      return "{\"level\":\"ERROR\",\"message\":\"The log line could not be written as JSON\"}\n"
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private static Map<String, Object> toFields(ILoggingEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    fields.put("level", event.getLevel().toString());
    if (Invocation.CURRENT.isBound()) {
      fields.putAll(Invocation.CURRENT.get().contextFields());
    }
    boolean isOwn = event.getLoggerName().startsWith(OWN_LOGGER_PREFIX);
    if (isOwn && event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> addField(fields, pair, event.getTimeStamp()));
    }
    if (event.getMessage() != null) {
      fields.put("message", isOwn ? event.getFormattedMessage() : event.getMessage());
      fields.put("logger", event.getLoggerName());
    }
    if (event.getThrowableProxy() != null) {
      fields.put("error", RedactedStackTrace.of(event.getThrowableProxy()));
    }
    return fields;
  }

  private static void addField(Map<String, Object> fields, KeyValuePair pair, long timestamp) {
    if (pair.value instanceof Invocation invocation) {
      fields.putAll(invocation.summaryFields(timestamp));
    } else {
      fields.put(pair.key, pair.value);
    }
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
