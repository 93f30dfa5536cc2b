package wxalbum.sweep;

/**
 * A part of the sweep. Each may be broken off at any point and be done by several at once; what it
 * has not done is there to be done when it is run again.
 */
@FunctionalInterface
interface Task {
  /** Does what there is to do, as far as the round has time for it. */
  void run(Round round);
}
