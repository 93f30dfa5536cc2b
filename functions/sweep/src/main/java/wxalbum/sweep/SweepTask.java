package wxalbum.sweep;

/**
 * A part of the sweep. A task can be interrupted at any point, several sweeps can run it at the
 * same time, and the next run continues with the remaining work.
 */
@FunctionalInterface
interface SweepTask {
  /** Performs the work that is due while the run has time left. */
  void run(SweepRun run);
}
