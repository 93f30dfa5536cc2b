package wxalbum.testing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.http.Json;

/**
 * An HTTP request of a test client. It converts to the event that API Gateway sends to a function
 * (HTTP API, payload format 2.0).
 *
 * @param route the method and the path template, such as {@code GET /albums/{albumId}}
 * @param parameters the path parameters by their names in the template
 * @param query the query parameters by name
 * @param headers the headers by lower-case name
 * @param body the body; null if the request has none
 */
public record ApiRequest(
    String route,
    Map<String, String> parameters,
    Map<String, String> query,
    Map<String, String> headers,
    @Nullable String body) {

  /** Creates a request without parameters, headers or body. */
  public static ApiRequest to(String route) {
    return new ApiRequest(route, Map.of(), Map.of(), Map.of(), null);
  }

  /** Returns a copy with a path parameter. */
  public ApiRequest path(String name, Object value) {
    return new ApiRequest(route, with(parameters, name, value.toString()), query, headers, body);
  }

  /** Returns a copy with a query parameter. */
  public ApiRequest query(String name, String value) {
    return new ApiRequest(route, parameters, with(query, name, value), headers, body);
  }

  /** Returns a copy with a header. */
  public ApiRequest header(String name, String value) {
    return new ApiRequest(route, parameters, query, with(headers, name, value), body);
  }

  /** Returns a copy with a bearer token. */
  public ApiRequest token(String token) {
    return header("authorization", "Bearer " + token);
  }

  /** Returns a copy with a body, without a content type. */
  public ApiRequest text(String body) {
    return new ApiRequest(route, parameters, query, headers, body);
  }

  /** Returns a copy with a body that is written as JSON. */
  public ApiRequest json(Object body) {
    return text(Json.write(body)).header("content-type", "application/json");
  }

  /** Returns the HTTP method. */
  public String method() {
    return route.substring(0, route.indexOf(' '));
  }

  /** Returns the path template. */
  public String template() {
    return route.substring(route.indexOf(' ') + 1);
  }

  /** Returns the path with the path parameters filled in, without percent-encoding. */
  public String path() {
    String path = template();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    return path;
  }

  /** Returns the event for a function that has this route. */
  public byte[] event() {
    return event(route);
  }

  /** Returns the event of the default route, which receives requests that match no route. */
  public byte[] defaultEvent() {
    return event("$default");
  }

  private byte[] event(String routeKey) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("routeKey", routeKey);
    event.put("rawPath", path());
    event.put("rawQueryString", "");
    event.put("headers", headers);
    event.put("queryStringParameters", query);
    event.put("pathParameters", parameters);
    event.put(
        "requestContext",
        Map.of("http", Map.of("method", method(), "path", path()), "stage", "$default"));
    Optional.ofNullable(body).ifPresent(text -> event.put("body", text));
    event.put("isBase64Encoded", false);
    return Json.write(event).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(map);
    copy.put(name, value);
    return copy;
  }
}
