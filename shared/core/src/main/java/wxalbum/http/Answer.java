package wxalbum.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with.
 *
 * @param body a record or map that becomes JSON, or null for no body
 */
public record Answer(int status, Map<String, String> headers, @Nullable Object body) {
  /** Copies the headers. */
  public Answer {
    headers = Map.copyOf(headers);
  }

  /** An answer without headers of its own. */
  public Answer(int status, @Nullable Object body) {
    this(status, Map.of(), body);
  }

  /** 200 with a body. */
  public static Answer ok(Object body) {
    return new Answer(200, body);
  }

  /** 201 with what was made. */
  public static Answer created(Object body) {
    return new Answer(201, body);
  }

  /** 204. */
  public static Answer noContent() {
    return new Answer(204, null);
  }

  /** The same answer with one more header, over an earlier one of that name. */
  public Answer header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }
}
