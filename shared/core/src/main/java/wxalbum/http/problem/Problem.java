package wxalbum.http.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.http.Response;

/**
 * Reason why a request failed, as problem details (RFC 9457).
 *
 * @param errors all invalid values of the request; empty for other problems
 * @param retryAfter time to wait before a retry, or null if a retry is useless
 * @param allowedMethods methods that the path supports, if the method is not allowed; otherwise
 *     empty
 */
public record Problem(
    ProblemCode code,
    String detail,
    List<FieldError> errors,
    @Nullable Duration retryAfter,
    List<String> allowedMethods) {
  public Problem {
    errors = List.copyOf(errors);
    allowedMethods = List.copyOf(allowedMethods);
  }

  static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of(), null, List.of());
  }

  /** Creates a problem for invalid values. */
  public static Problem of(List<FieldError> faults) {
    return of(ProblemCode.INVALID_REQUEST, faults);
  }

  /** Creates a problem with another code for invalid values. */
  public static Problem of(ProblemCode code, List<FieldError> faults) {
    String detail =
        faults.size() == 1 ? faults.getFirst().detail() : faults.size() + " values are invalid.";
    return new Problem(code, detail, faults, null, List.of());
  }

  /** Returns a copy of this problem with the time to wait before a retry. */
  public Problem withRetryAfter(Duration wait) {
    return new Problem(code, detail, errors, wait, allowedMethods);
  }

  /** Returns the response that carries this problem. */
  public Response toResponse(String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:wxalbum:problem:" + code);
    body.put("title", code.title());
    body.put("status", code.status());
    body.put("detail", detail);
    body.put("code", code.toString());
    body.put("requestId", requestId);
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    Response response =
        new Response(code.status(), body).withHeader("content-type", "application/problem+json");
    if (retryAfter != null) {
      long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
      response = response.withHeader("retry-after", Long.toString(seconds));
    }
    return allowedMethods.isEmpty()
        ? response
        : response.withHeader("allow", String.join(", ", allowedMethods));
  }
}
