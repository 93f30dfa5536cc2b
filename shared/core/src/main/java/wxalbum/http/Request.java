package wxalbum.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import wxalbum.album.Id;
import wxalbum.telemetry.Invocation;

/**
 * A request, as API Gateway hands it over (HTTP API, payload format 2.0).
 *
 * @param routeKey the route that the gateway chose, such as {@code GET /albums/{albumId}}
 * @param path as the client sent it
 * @param pathParameters percent-decoded, by the names in the route
 * @param query parameters of the query, percent-decoded; repeated ones joined by commas
 * @param headers by their lower-case names
 */
public record Request(
    String routeKey,
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {
  private static final int LARGEST_BODY = 256 * 1024;

  /** Reads the gateway's event. */
  static Request of(JsonNode event) {
    JsonNode http = event.path("requestContext").path("http");
    Map<String, String> headers = new TreeMap<>();
    texts(event.path("headers"))
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    String body = event.path("body").asText("");
    return new Request(
        event.path("routeKey").asText("$default"),
        http.path("method").asText("GET"),
        event.path("rawPath").asText("/"),
        texts(event.path("pathParameters")),
        texts(event.path("queryStringParameters")),
        headers,
        event.path("isBase64Encoded").asBoolean(false)
            ? utf8(Base64.getDecoder().decode(body))
            : body);
  }

  /** Bytes that are no UTF-8 read as NUL, which JSON holds nowhere: the body is then refused. */
  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith("\0")
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("what is malformed is replaced", e);
    }
  }

  /** A header, if it was sent. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** What follows {@code Bearer} in the authorization. */
  public Optional<String> bearerToken() {
    return header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()))
        .map(value -> value.substring("Bearer ".length()).strip());
  }

  /** Refuses a body that is larger than any that is asked for. */
  void limitBody() {
    if (body.length() > LARGEST_BODY) {
      throw new Refusal(
          Code.PAYLOAD_TOO_LARGE.because(
              "The body is larger than " + LARGEST_BODY + " characters."));
    }
  }

  /** The fields of the body. */
  public Fields fields() {
    limitBody();
    return Fields.of(body);
  }

  /** The fields of the body; none where the body is empty. */
  public Fields optionalFields() {
    return body.isEmpty() ? Fields.of("{}") : fields();
  }

  /**
   * An id in the path, which the invocation's lines carry from here on. What is no id names
   * nothing: 404, as for one that does not exist.
   */
  public <I extends Id> I id(String name, Function<String, Optional<I>> parser) {
    I id =
        parser
            .apply(pathParameters.getOrDefault(name, ""))
            .orElseThrow(
                () -> new Refusal(Code.NOT_FOUND.because("There is nothing at this path.")));
    Invocation.current().about(name, id);
    return id;
  }

  /** The parameters of the query. */
  public Parameters parameters() {
    return new Parameters(query);
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
