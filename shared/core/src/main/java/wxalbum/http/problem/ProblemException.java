package wxalbum.http.problem;

import java.util.List;

/**
 * Thrown while a request is read if it is malformed or not allowed. Use cases do not throw it; they
 * return outcomes.
 */
public final class ProblemException extends RuntimeException {
  private final Problem problem;

  /** Creates an exception without a stack trace. */
  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Creates an exception for one invalid value. */
  public static ProblemException ofField(String pointer, String detail) {
    return new ProblemException(Problem.of(List.of(new FieldError(pointer, detail))));
  }

  /** Returns the problem. */
  public Problem problem() {
    return problem;
  }
}
