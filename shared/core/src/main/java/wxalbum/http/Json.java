package wxalbum.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import wxalbum.album.Id;

/**
 * JSON as we read and write it: strict in reading (no duplicate names, nothing after the end,
 * shallow nesting), moments as RFC 3339 in UTC to the millisecond, ids as their text.
 */
public final class Json {
  private static final int DEEPEST = 32;
  private static final ObjectMapper MAPPER = mapper();

  private Json() {}

  /**
   * Reads a text.
   *
   * @throws JsonProcessingException when it is not JSON, or not strictly so
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** Writes a record, a map or a list. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object that a record becomes, or a copy of one that is read already. */
  public static ObjectNode object(Object value) {
    return MAPPER.valueToTree(value);
  }

  private static ObjectMapper mapper() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Instant.class, new MomentSerializer());
    module.addSerializer(Id.class, new IdSerializer());
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(module)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    return mapper;
  }

  private static final class MomentSerializer extends StdSerializer<Instant> {
    MomentSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant moment, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(moment.truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }

  private static final class IdSerializer extends StdSerializer<Id> {
    IdSerializer() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(id.toString());
    }
  }
}
