package wxalbum.testing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.http.Json;

/**
 * A request as a client makes it, which becomes the event that API Gateway hands to a function
 * (HTTP API, payload format 2.0).
 *
 * @param route method and path template, such as {@code GET /albums/{albumId}}
 * @param parameters of the path, by their names in the template
 * @param body as it is sent; null for none
 */
public record ApiRequest(
    String route,
    Map<String, String> parameters,
    Map<String, String> query,
    Map<String, String> headers,
    @Nullable String body) {

  /** A request without parameters, headers or body. */
  public static ApiRequest to(String route) {
    return new ApiRequest(route, Map.of(), Map.of(), Map.of(), null);
  }

  /** The same with a parameter of the path. */
  public ApiRequest path(String name, Object value) {
    return new ApiRequest(route, with(parameters, name, value.toString()), query, headers, body);
  }

  /** The same with a parameter of the query. */
  public ApiRequest query(String name, String value) {
    return new ApiRequest(route, parameters, with(query, name, value), headers, body);
  }

  /** The same with a header. */
  public ApiRequest header(String name, String value) {
    return new ApiRequest(route, parameters, query, with(headers, name, value), body);
  }

  /** The same with a bearer token. */
  public ApiRequest token(String token) {
    return header("authorization", "Bearer " + token);
  }

  /** The same with a body, as it is. */
  public ApiRequest text(String body) {
    return new ApiRequest(route, parameters, query, headers, body);
  }

  /** The same with a body of JSON. */
  public ApiRequest json(Object body) {
    return text(Json.write(body)).header("content-type", "application/json");
  }

  /** The method. */
  public String method() {
    return route.substring(0, route.indexOf(' '));
  }

  /** The path template. */
  public String template() {
    return route.substring(route.indexOf(' ') + 1);
  }

  /** The path as it is sent, without encoding. */
  public String path() {
    String path = template();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    return path;
  }

  /** The event for a function that has this route. */
  public byte[] event() {
    return event(route);
  }

  /** The event for the function of the default route, which gets what has no route of its own. */
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
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }
}
