package wxalbum.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the tasks of a sweep in turn, each for a short time slice, so that no task waits for another
 * to finish all its work.
 */
final class RoundRobinScheduler {
  private static final int SLICE_MILLIS = 5_000;

  private final List<SweepTask> tasks;

  RoundRobinScheduler(List<SweepTask> tasks) {
    this.tasks = List.copyOf(tasks);
  }

  /** Runs the tasks until no task has more work or the run is out of time. */
  void run(SweepRun run) {
    List<SweepTask> pending = new ArrayList<>(tasks);
    while (!pending.isEmpty() && run.hasTimeLeft()) {
      pending.removeIf(task -> !runSlice(task, run));
    }
  }

  /**
   * Runs one slice of a task and returns whether it has more work. A failed task does not get
   * another slice in this run.
   */
  private static boolean runSlice(SweepTask task, SweepRun run) {
    SweepRun slice = run.slice(SLICE_MILLIS);
    return run.attempt(task, slice) && slice.ranOutOfTime();
  }
}
