package wxalbum.http;

import java.util.List;

/**
 * Ends the reading of a request that cannot be understood or may not be asked. What a use case
 * finds is not thrown but returned, as its outcome.
 */
public final class Refusal extends RuntimeException {
  private final Problem problem;

  /** Refuses for a reason. */
  public Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Refuses for one fault of the input. */
  public static Refusal of(String pointer, String detail) {
    return new Refusal(Problem.of(List.of(new Fault(pointer, detail))));
  }

  /** The reason. */
  public Problem problem() {
    return problem;
  }
}
