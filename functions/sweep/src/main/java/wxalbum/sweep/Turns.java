package wxalbum.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives the tasks of the sweep their turns in a round, so that none waits for the end of another:
 * each has a short part of its time, and the next one when all others have had theirs.
 */
final class Turns {
  private static final int MILLIS = 5_000;

  private final List<Task> tasks;

  Turns(List<Task> tasks) {
    this.tasks = List.copyOf(tasks);
  }

  /** Runs the tasks until none has more to do, or the round is over. */
  void take(Round round) {
    List<Task> going = new ArrayList<>(tasks);
    while (!going.isEmpty() && round.goesOn()) {
      going.removeIf(task -> !goesOn(task, round));
    }
  }

  /** Whether there is more to do once a task has had its turn; one that fails has to wait. */
  private static boolean goesOn(Task task, Round round) {
    Round turn = round.part(MILLIS);
    return round.attempt(task, turn) && turn.cutShort();
  }
}
