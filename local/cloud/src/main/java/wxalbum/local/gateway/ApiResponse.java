package wxalbum.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import wxalbum.http.Json;
import wxalbum.http.ProblemResponse;
import wxalbum.http.Response;
import wxalbum.http.problem.Problem;

/**
 * A response of the gateway.
 *
 * @param headers the headers by lowercase name
 * @param cookies the values of the {@code set-cookie} headers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ApiResponse(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
  /**
   * Parses the output of a function. Returns empty if the output is not JSON with an integer {@code
   * statusCode}.
   */
  static Optional<ApiResponse> fromFunctionOutput(String output) {
    JsonNode json;
    try {
      json = Json.read(output);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    if (!json.path("statusCode").isInt()) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>();
    json.path("headers")
        .properties()
        .forEach(e -> headers.put(e.getKey().toLowerCase(Locale.ROOT), e.getValue().asText()));
    List<String> cookies = new ArrayList<>();
    json.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    String body = json.path("body").asText("");
    byte[] bytes =
        json.path("isBase64Encoded").asBoolean(false)
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return Optional.of(new ApiResponse(json.path("statusCode").asInt(), headers, cookies, bytes));
  }

  /** Returns the response of the gateway for a problem that no function answered. */
  static ApiResponse ofProblem(Problem problem, String requestId) {
    Response response = ProblemResponse.of(problem, requestId);
    byte[] body =
        Json.write(Objects.requireNonNull(response.body())).getBytes(StandardCharsets.UTF_8);
    return new ApiResponse(response.status(), response.headers(), List.of(), body)
        .withHeaderIfAbsent("cache-control", "no-store")
        .withHeaderIfAbsent("x-request-id", requestId);
  }

  /**
   * Returns a copy that closes the connection, for the response to an invalid request: the bytes
   * that follow on the connection may belong to that request.
   */
  ApiResponse closingConnection() {
    return withHeaderIfAbsent("connection", "close");
  }

  /** Returns a copy with a header added, unless a header of that name is present. */
  ApiResponse withHeaderIfAbsent(String name, String value) {
    Map<String, String> extended = new TreeMap<>(headers);
    extended.putIfAbsent(name, value);
    return new ApiResponse(status, extended, cookies, body);
  }
}
