package wxalbum.local;

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
import wxalbum.http.Answer;
import wxalbum.http.Json;
import wxalbum.http.Problem;

/**
 * What the gateway sends back.
 *
 * @param headers by lower-case names
 * @param cookies values of {@code set-cookie}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ApiResponse(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
  /** Reads what a function returned; empty if that is no response. */
  static Optional<ApiResponse> of(String output) {
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

  /** The gateway's own answer where no function gave one. */
  static ApiResponse of(Problem problem, String requestId) {
    Answer answer = problem.answer(requestId);
    byte[] body =
        Json.write(Objects.requireNonNull(answer.body())).getBytes(StandardCharsets.UTF_8);
    return new ApiResponse(answer.status(), answer.headers(), List.of(), body)
        .with("cache-control", "no-store")
        .with("x-request-id", requestId);
  }

  /** The same response with a header, unless it has one of that name. */
  ApiResponse with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.putIfAbsent(name, value);
    return new ApiResponse(status, more, cookies, body);
  }
}
