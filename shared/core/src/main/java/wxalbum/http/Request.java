package wxalbum.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import wxalbum.album.Id;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.telemetry.Invocation;

/**
 * A request from API Gateway (HTTP API, payload format 2.0).
 *
 * @param routeKey route that the gateway selected, such as {@code GET /albums/{albumId}}
 * @param path path as the client sent it
 * @param pathParameters percent-decoded values by their names in the route
 * @param query percent-decoded query parameters; repeated ones are joined by commas
 * @param headers values by lower-case name
 * @param sourceIp address of the connection to the gateway; empty if unknown. It identifies a
 *     person, so it must not be logged
 */
public record Request(
    String routeKey,
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, String> query,
    Map<String, String> headers,
    String sourceIp,
    RequestBody body) {
  /** Maximum size of a body in bytes. */
  static final int MAX_BODY_BYTES = 256 * 1024;

  /** Creates a request from the gateway's event. */
  static Request of(JsonNode event) {
    JsonNode http = event.path("requestContext").path("http");
    Map<String, String> headers = new TreeMap<>();
    toTextMap(event.path("headers"))
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new Request(
        event.path("routeKey").asText("$default"),
        http.path("method").asText("GET"),
        event.path("rawPath").asText("/"),
        toTextMap(event.path("pathParameters")),
        toTextMap(event.path("queryStringParameters")),
        headers,
        http.path("sourceIp").asText(""),
        RequestBody.of(event));
  }

  /** Returns a header, or empty if it was not sent. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** Returns the token that follows {@code Bearer} in the authorization header. */
  public Optional<String> bearerToken() {
    return header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()))
        .map(value -> value.substring("Bearer ".length()).strip());
  }

  /**
   * Rejects a body that is larger than any valid one.
   *
   * @throws ProblemException if the body has more than {@code maxBytes}
   */
  void requireBodyWithin(int maxBytes) {
    if (body.size() > maxBytes) {
      throw new ProblemException(
          ProblemCode.PAYLOAD_TOO_LARGE.toProblem(
              "The body is larger than " + maxBytes + " bytes."));
    }
  }

  /** Returns a reader of the body's fields. */
  public BodyReader bodyReader() {
    requireBodyWithin(MAX_BODY_BYTES);
    return BodyReader.parse(body.text());
  }

  /** Returns a reader of the body's fields; an empty body has none. */
  public BodyReader optionalBodyReader() {
    return body.size() == 0 ? BodyReader.parse("{}") : bodyReader();
  }

  /**
   * Returns an id from the path and adds it to the log context of the invocation. A malformed id
   * results in 404, like an id that does not exist.
   *
   * @throws ProblemException if the id is malformed
   */
  public <I extends Id> I pathId(String name, Function<String, Optional<I>> parser) {
    I id =
        parser
            .apply(pathParameters.getOrDefault(name, ""))
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NOT_FOUND.toProblem("There is nothing at this path.")));
    Invocation.current().putContextId(name, id);
    return id;
  }

  /** Returns a reader of the query parameters. */
  public QueryReader queryReader() {
    return new QueryReader(query);
  }

  private static Map<String, String> toTextMap(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
