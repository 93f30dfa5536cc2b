package wxalbum.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import wxalbum.http.problem.Problem;

/** Converts problems to responses of the media type {@code application/problem+json} (RFC 9457). */
public final class ProblemResponse {
  private ProblemResponse() {}

  /** Returns the response that carries a problem. */
  public static Response of(Problem problem, String requestId) {
    Response response =
        new Response(problem.code().status(), body(problem, requestId))
            .withHeader("content-type", "application/problem+json");
    Duration retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
      response = response.withHeader("retry-after", Long.toString(seconds));
    }
    String challenge = problem.challenge();
    if (challenge != null) {
      response = response.withHeader("www-authenticate", challenge);
    }
    return problem.allowedMethods().isEmpty()
        ? response
        : response.withHeader("allow", String.join(", ", problem.allowedMethods()));
  }

  private static Map<String, Object> body(Problem problem, String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:wxalbum:problem:" + problem.code());
    body.put("title", problem.code().title());
    body.put("status", problem.code().status());
    body.put("detail", problem.detail());
    body.put("code", problem.code().toString());
    body.put("requestId", requestId);
    if (!problem.errors().isEmpty()) {
      body.put("errors", problem.errors());
    }
    return body;
  }
}
