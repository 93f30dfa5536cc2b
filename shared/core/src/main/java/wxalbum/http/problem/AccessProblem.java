package wxalbum.http.problem;

import wxalbum.access.Denial;

/** Converts the denials of access to problems. */
public final class AccessProblem {
  private AccessProblem() {}

  /**
   * Creates the exception for a denial.
   *
   * @param noun what was denied, such as {@code Album}
   */
  public static ProblemException of(Denial denial, String noun) {
    return new ProblemException(
        switch (denial) {
          case NOT_FOUND -> ProblemCode.NOT_FOUND.toProblem(noun + " not found.");
          case FORBIDDEN -> ProblemCode.FORBIDDEN.toProblem("Your role does not permit this.");
        });
  }
}
