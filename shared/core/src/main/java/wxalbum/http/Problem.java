package wxalbum.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reason why a request failed, as problem details (RFC 9457).
 *
 * @param faults all invalid values of the request; empty for other problems
 * @param retryAfter time to wait before a retry, or null if a retry is useless
 * @param allow methods that the path supports, if the method is not allowed; otherwise empty
 */
public record Problem(
    Code code,
    String detail,
    List<Fault> faults,
    @Nullable Duration retryAfter,
    List<String> allow) {
  public Problem {
    faults = List.copyOf(faults);
    allow = List.copyOf(allow);
  }

  static Problem of(Code code, String detail) {
    return new Problem(code, detail, List.of(), null, List.of());
  }

  /** Creates a problem for invalid values. */
  public static Problem of(List<Fault> faults) {
    return of(Code.INVALID_REQUEST, faults);
  }

  /** Creates a problem with another code for invalid values. */
  public static Problem of(Code code, List<Fault> faults) {
    String detail =
        faults.size() == 1 ? faults.getFirst().detail() : faults.size() + " values are invalid.";
    return new Problem(code, detail, faults, null, List.of());
  }

  /** Returns a copy of this problem with the time to wait before a retry. */
  public Problem retryAfter(Duration wait) {
    return new Problem(code, detail, faults, wait, allow);
  }

  /** Returns the response that carries this problem. */
  public Answer answer(String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:wxalbum:problem:" + code);
    body.put("title", code.title());
    body.put("status", code.status());
    body.put("detail", detail);
    body.put("code", code.toString());
    body.put("requestId", requestId);
    if (!faults.isEmpty()) {
      body.put("errors", faults);
    }
    Answer response =
        new Answer(code.status(), body).header("content-type", "application/problem+json");
    if (retryAfter != null) {
      long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
      response = response.header("retry-after", Long.toString(seconds));
    }
    return allow.isEmpty() ? response : response.header("allow", String.join(", ", allow));
  }
}
