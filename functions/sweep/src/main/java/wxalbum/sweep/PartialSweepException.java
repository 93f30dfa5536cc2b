package wxalbum.sweep;

import wxalbum.telemetry.CodedException;

/**
 * Thrown when all tasks of a sweep ran but steps for single photos or albums failed. The log has
 * each failure. The smoke test distinguishes it by its code from a sweep that does not work at all.
 */
final class PartialSweepException extends CodedException {
  private static final long serialVersionUID = 1;

  PartialSweepException(int steps, RuntimeException first) {
    super("partial-sweep", "Number of failed sweep steps: " + steps, first);
  }
}
