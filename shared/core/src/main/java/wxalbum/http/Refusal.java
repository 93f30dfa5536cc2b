package wxalbum.http;

import java.util.List;

/**
 * Thrown while a request is read if it is malformed or not allowed. Use cases do not throw it; they
 * return outcomes.
 */
public final class Refusal extends RuntimeException {
  private final Problem problem;

  /** Creates an exception without a stack trace. */
  public Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Creates an exception for one invalid value. */
  public static Refusal of(String pointer, String detail) {
    return new Refusal(Problem.of(List.of(new Fault(pointer, detail))));
  }

  /** Returns the problem. */
  public Problem problem() {
    return problem;
  }
}
