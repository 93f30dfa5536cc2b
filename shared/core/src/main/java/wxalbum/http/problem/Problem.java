package wxalbum.http.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reason why a request failed, as problem details (RFC 9457).
 *
 * @param errors invalid values of the request, at most {@value #MAX_ERRORS}; empty for other
 *     problems
 * @param retryAfter time to wait before a retry, or null if a retry is useless
 * @param allowedMethods methods that the path supports, if the method is not allowed; otherwise
 *     empty
 * @param challenge credential that the request needs (RFC 9110, section 11.6.1), or null if it
 *     needs none
 */
public record Problem(
    ProblemCode code,
    String detail,
    List<FieldError> errors,
    @Nullable Duration retryAfter,
    List<String> allowedMethods,
    @Nullable String challenge) {
  /**
   * Maximum number of errors in a problem. Without a maximum, the response to a body of unknown
   * fields would be several times as large as the body.
   */
  public static final int MAX_ERRORS = 20;

  public Problem {
    errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
    allowedMethods = List.copyOf(allowedMethods);
  }

  static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of(), null, List.of(), code.challenge());
  }

  /** Creates a problem for invalid values. */
  public static Problem of(List<FieldError> faults) {
    return of(ProblemCode.INVALID_REQUEST, faults);
  }

  /** Creates a problem with another code for invalid values. */
  public static Problem of(ProblemCode code, List<FieldError> faults) {
    return new Problem(code, detailOf(faults), faults, null, List.of(), null);
  }

  private static String detailOf(List<FieldError> faults) {
    if (faults.size() == 1) {
      return faults.getFirst().detail();
    }
    String total = faults.size() + " values are invalid.";
    return faults.size() > MAX_ERRORS ? total + " The first " + MAX_ERRORS + " are listed." : total;
  }

  /** Returns a copy of this problem with the time to wait before a retry. */
  public Problem withRetryAfter(Duration wait) {
    return new Problem(code, detail, errors, wait, allowedMethods, challenge);
  }

  /** Returns a copy of this problem with the methods that the path supports. */
  public Problem withAllowedMethods(List<String> methods) {
    return new Problem(code, detail, errors, retryAfter, methods, challenge);
  }

  /** Returns a copy of this problem with another credential that the request needs. */
  public Problem withChallenge(String needed) {
    return new Problem(code, detail, errors, retryAfter, allowedMethods, needed);
  }
}
