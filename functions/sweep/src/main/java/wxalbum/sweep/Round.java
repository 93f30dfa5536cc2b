package wxalbum.sweep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.PhotoId;
import wxalbum.telemetry.Invocation;

/** One run of the sweep: its remaining time, its action counts, and its failures. */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final IntSupplier millisLeft;
  private final int end;
  private final Tally tally;
  private boolean cutShort;

  /** Creates a run that continues while milliseconds are left. */
  Round(IntSupplier millisLeft) {
    this(
        millisLeft,
        0,
        new Tally(
            new EnumMap<>(Deed.class), new HashSet<>(), new ArrayList<>(), new ArrayList<>()));
  }

  private Round(IntSupplier millisLeft, int reservedMillis, Tally tally) {
    this.millisLeft = millisLeft;
    this.end = reservedMillis;
    this.tally = tally;
  }

  /**
   * Returns a slice of this run that ends after the given number of milliseconds, or with this run.
   * Counts and failures of the slice are added to this run.
   */
  Round part(int millis) {
    return new Round(millisLeft, Math.max(end, millisLeft.getAsInt() - millis), tally);
  }

  /** Returns whether there is time for another step. */
  boolean goesOn() {
    boolean hasTime = millisLeft.getAsInt() > end;
    cutShort |= !hasTime;
    return hasTime;
  }

  /** Returns whether {@link #goesOn} has returned false at least once. */
  boolean cutShort() {
    return cutShort;
  }

  /**
   * Runs a step and returns whether it succeeded. A failure is logged and does not stop the sweep;
   * the run fails with it at the end.
   *
   * @param name the log field that names the subject of the step, such as {@code photoId}
   * @param id the value of that field
   */
  boolean attempt(String name, Object id, Runnable step) {
    return attempt(name, id, step, tally.failedSteps());
  }

  /** Runs a whole task as a step. A failed task means that the sweep itself does not work. */
  boolean attempt(Task task, Round slice) {
    String name = task.getClass().getSimpleName();
    return attempt("task", name, () -> task.run(slice), tally.failedTasks());
  }

  private static boolean attempt(
      String name, Object id, Runnable step, List<RuntimeException> failures) {
    try {
      step.run();
      return true;
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue(name, id.toString())
          .log("Sweep step failed; continuing with the remaining steps");
      failures.add(e);
      return false;
    }
  }

  /** Returns the first failed task, else a summary of the failed steps, else nothing. */
  Optional<RuntimeException> failure() {
    List<RuntimeException> steps = tally.failedSteps();
    return tally.failedTasks().stream()
        .findFirst()
        .or(() -> steps.stream().findFirst().map(first -> new StepsFailed(steps.size(), first)));
  }

  void count(Deed action, long times) {
    if (times > 0) {
      tally.deeds().merge(action, times, Long::sum);
    }
  }

  /** Returns whether this run has counted the action at least once. */
  boolean did(Deed action) {
    return tally.deeds().containsKey(action);
  }

  /** Counts and logs a photo that cannot be repaired, once in each run. */
  void lost(SweptPhoto photo, String message) {
    if (!tally.lost().add(photo.id())) {
      return;
    }
    count(Deed.LOST, 1);
    LOG.atError()
        .addKeyValue("albumId", photo.albumId().toString())
        .addKeyValue("photoId", photo.id().toString())
        .log(message);
  }

  /** Returns the counts of all actions by their field names in the summary line. */
  Map<String, Long> deeds() {
    Map<String, Long> named = new TreeMap<>();
    tally.deeds().forEach((action, times) -> named.put(action.toString(), times));
    return named;
  }

  /** Adds the counts to the invocation's summary line and metrics. */
  void tell(Invocation invocation) {
    tally.deeds().forEach((action, times) -> action.tell(times, invocation));
  }

  /** The counts and failures that all slices of a run share. */
  private record Tally(
      Map<Deed, Long> deeds,
      Set<PhotoId> lost,
      List<RuntimeException> failedSteps,
      List<RuntimeException> failedTasks) {}
}
