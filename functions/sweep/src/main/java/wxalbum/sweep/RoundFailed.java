package wxalbum.sweep;

/**
 * Some steps of a round failed, as the log tells of each; the others were taken. Lambda tells this
 * type apart from a sweep that cannot work.
 */
final class RoundFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  RoundFailed(int steps, RuntimeException first) {
    super("Steps that failed: " + steps, first);
  }
}
