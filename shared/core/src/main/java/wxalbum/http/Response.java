package wxalbum.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Response to a request.
 *
 * @param headers headers that this response adds or replaces
 * @param body record or map that is written as JSON, or null for no body
 */
public record Response(int status, Map<String, String> headers, @Nullable Object body) {
  /** Media type of a body, unless the response states another. */
  static final String JSON_TYPE = "application/json";

  public Response {
    headers = Map.copyOf(headers);
  }

  /** Creates a response without headers of its own. */
  public Response(int status, @Nullable Object body) {
    this(status, Map.of(), body);
  }

  /** Creates a 200 response. */
  public static Response ok(Object body) {
    return new Response(200, body);
  }

  /** Creates a 201 response with the created resource. */
  public static Response created(Object body) {
    return new Response(201, body);
  }

  /** Creates a 204 response. */
  public static Response noContent() {
    return new Response(204, null);
  }

  /** Returns the response to HEAD: the status and the headers of this response. */
  Response withoutBody() {
    Response empty = new Response(status, headers, null);
    return body == null || headers.containsKey("content-type")
        ? empty
        : empty.withHeader("content-type", JSON_TYPE);
  }

  /**
   * Returns a copy of this response with a header, which replaces an earlier one of the same name.
   */
  public Response withHeader(String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(headers);
    copy.put(name, value);
    return new Response(status, copy, body);
  }
}
