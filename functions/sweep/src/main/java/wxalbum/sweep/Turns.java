package wxalbum.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the tasks of a sweep in turn, each for a short time slice, so that no task waits for another
 * to finish all its work.
 */
final class Turns {
  private static final int MILLIS = 5_000;

  private final List<Task> tasks;

  Turns(List<Task> tasks) {
    this.tasks = List.copyOf(tasks);
  }

  /** Runs the tasks until no task has more work or the run is out of time. */
  void take(Round run) {
    List<Task> pending = new ArrayList<>(tasks);
    while (!pending.isEmpty() && run.goesOn()) {
      pending.removeIf(task -> !goesOn(task, run));
    }
  }

  /**
   * Runs one slice of a task and returns whether it has more work. A failed task does not get
   * another slice in this run.
   */
  private static boolean goesOn(Task task, Round run) {
    Round slice = run.part(MILLIS);
    return run.attempt(task, slice) && slice.cutShort();
  }
}
