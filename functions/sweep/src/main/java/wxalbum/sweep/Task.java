package wxalbum.sweep;

/** A part of the sweep. Each may be broken off at any point and be done by several at once. */
@FunctionalInterface
interface Task {
  /** Does what there is to do, as far as the round has time for it. */
  void run(Round round);
}
