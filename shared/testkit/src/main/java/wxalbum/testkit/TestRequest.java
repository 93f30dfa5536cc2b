package wxalbum.testkit;

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
 * @param pathParams the path parameters by their names in the template
 * @param query the query parameters by name
 * @param headers the headers by lower-case name
 * @param sourceIp the address of the client
 * @param body the body; null if the request has none
 */
public record TestRequest(
    String route,
    Map<String, String> pathParams,
    Map<String, String> query,
    Map<String, String> headers,
    String sourceIp,
    @Nullable String body) {
  /** The address of clients by default (RFC 5737). */
  public static final String DEFAULT_SOURCE_IP = "203.0.113.45";

  /** Creates a request without parameters, headers or body. */
  public static TestRequest to(String route) {
    return new TestRequest(route, Map.of(), Map.of(), Map.of(), DEFAULT_SOURCE_IP, null);
  }

  /** Returns a copy with a path parameter. */
  public TestRequest pathParam(String name, Object value) {
    return new TestRequest(
        route, withEntry(pathParams, name, value.toString()), query, headers, sourceIp, body);
  }

  /** Returns a copy with a query parameter. */
  public TestRequest queryParam(String name, String value) {
    return new TestRequest(
        route, pathParams, withEntry(query, name, value), headers, sourceIp, body);
  }

  /** Returns a copy with a header. */
  public TestRequest header(String name, String value) {
    return new TestRequest(
        route, pathParams, query, withEntry(headers, name, value), sourceIp, body);
  }

  /** Returns a copy of a client with another address. */
  public TestRequest sourceIp(String address) {
    return new TestRequest(route, pathParams, query, headers, address, body);
  }

  /** Returns a copy with a bearer token. */
  public TestRequest bearerToken(String token) {
    return header("authorization", "Bearer " + token);
  }

  /** Returns a copy with a body, without a content type. */
  public TestRequest rawBody(String body) {
    return new TestRequest(route, pathParams, query, headers, sourceIp, body);
  }

  /** Returns a copy with a body that is written as JSON. */
  public TestRequest jsonBody(Object body) {
    return rawBody(Json.write(body)).header("content-type", "application/json");
  }

  /** Returns the HTTP method. */
  public String method() {
    return route.substring(0, route.indexOf(' '));
  }

  /** Returns the path template. */
  public String pathTemplate() {
    return route.substring(route.indexOf(' ') + 1);
  }

  /** Returns the path with the path parameters filled in, without percent-encoding. */
  public String path() {
    String path = pathTemplate();
    for (Map.Entry<String, String> parameter : pathParams.entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    return path;
  }

  /** Returns the event for a function that has this route. */
  public byte[] toEvent() {
    return toEvent(route);
  }

  /** Returns the event of the default route, which receives requests that match no route. */
  public byte[] toDefaultRouteEvent() {
    return toEvent("$default");
  }

  private byte[] toEvent(String routeKey) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("routeKey", routeKey);
    event.put("rawPath", path());
    event.put("rawQueryString", "");
    event.put("headers", headers);
    event.put("queryStringParameters", query);
    event.put("pathParameters", pathParams);
    event.put(
        "requestContext",
        Map.of(
            "http",
            Map.of("method", method(), "path", path(), "sourceIp", sourceIp),
            "stage",
            "$default"));
    Optional.ofNullable(body).ifPresent(text -> event.put("body", text));
    event.put("isBase64Encoded", false);
    return Json.write(event).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> withEntry(Map<String, String> map, String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(map);
    copy.put(name, value);
    return copy;
  }
}
