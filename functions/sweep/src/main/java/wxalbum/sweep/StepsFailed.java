package wxalbum.sweep;

/**
 * Every task of a round was run, and some of their steps failed, each for one photo or album, as
 * the log tells. A smoke test tells this by its name from a sweep that cannot work.
 */
final class StepsFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  StepsFailed(int steps, RuntimeException first) {
    super("Steps that failed: " + steps, first);
  }
}
