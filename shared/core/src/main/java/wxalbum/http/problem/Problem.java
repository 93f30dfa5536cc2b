package wxalbum.http.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
}
