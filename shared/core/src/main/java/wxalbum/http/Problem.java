package wxalbum.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered as asked, as RFC 9457 writes it.
 *
 * @param faults what is wrong with the input, all at once; empty for other problems
 * @param retryAfter how long to wait before asking again; null where asking again is no use
 * @param allow the methods that the path knows, for a method it does not know
 */
public record Problem(
    Code code,
    String detail,
    List<Fault> faults,
    @Nullable Duration retryAfter,
    List<String> allow) {
  /** Copies the lists. */
  public Problem {
    faults = List.copyOf(faults);
    allow = List.copyOf(allow);
  }

  static Problem of(Code code, String detail) {
    return new Problem(code, detail, List.of(), null, List.of());
  }

  /** The problem of an input with faults. */
  public static Problem of(List<Fault> faults) {
    return of(Code.INVALID_REQUEST, faults);
  }

  /** A problem of another kind that faults of the input cause. */
  public static Problem of(Code code, List<Fault> faults) {
    String detail =
        faults.size() == 1 ? faults.getFirst().detail() : faults.size() + " values are not valid.";
    return new Problem(code, detail, faults, null, List.of());
  }

  /** The same problem with the time after which asking again makes sense. */
  public Problem retryAfter(Duration wait) {
    return new Problem(code, detail, faults, wait, allow);
  }

  /** The answer that tells it. */
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
    Answer answer =
        new Answer(code.status(), body).header("content-type", "application/problem+json");
    if (retryAfter != null) {
      long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
      answer = answer.header("retry-after", Long.toString(seconds));
    }
    return allow.isEmpty() ? answer : answer.header("allow", String.join(", ", allow));
  }
}
