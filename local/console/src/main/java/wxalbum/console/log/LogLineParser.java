package wxalbum.console.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** Parses the fields of a line. A line that is not a JSON object has none. */
public final class LogLineParser {
  private static final JsonMapper MAPPER = new JsonMapper();

  private LogLineParser() {}

  public static JsonNode parse(byte[] bytes, int from, int length) {
    if (length == 0 || bytes[from] != '{') {
      return MissingNode.getInstance();
    }
    try {
      return MAPPER.readTree(bytes, from, length);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
