package wxalbum.local;

import wxalbum.http.Problem;

/** Thrown while bytes are read that are no request, or one that is never served. */
final class BadRequest extends RuntimeException {
  private final Problem problem;

  BadRequest(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
