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
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.telemetry.Invocation;

/** One run of the sweep: its remaining time, its action counts, and its failures. */
final class SweepRun {
  private static final Logger LOG = LoggerFactory.getLogger(SweepRun.class);

  private final IntSupplier millisLeft;
  private final int reservedMillis;
  private final Totals totals;
  private boolean ranOutOfTime;

  /** Creates a run that continues while milliseconds are left. */
  SweepRun(IntSupplier millisLeft) {
    this(
        millisLeft,
        0,
        new Totals(
            new EnumMap<>(SweepAction.class),
            new HashSet<>(),
            new ArrayList<>(),
            new ArrayList<>()));
  }

  private SweepRun(IntSupplier millisLeft, int reservedMillis, Totals totals) {
    this.millisLeft = millisLeft;
    this.reservedMillis = reservedMillis;
    this.totals = totals;
  }

  /**
   * Returns a slice of this run that ends after the given number of milliseconds, or with this run.
   * Counts and failures of the slice are added to this run.
   */
  SweepRun slice(int millis) {
    return new SweepRun(
        millisLeft, Math.max(reservedMillis, millisLeft.getAsInt() - millis), totals);
  }

  /** Returns whether there is time for another step. */
  boolean hasTimeLeft() {
    boolean hasTime = millisLeft.getAsInt() > reservedMillis;
    ranOutOfTime |= !hasTime;
    return hasTime;
  }

  /** Returns whether {@link #hasTimeLeft} has returned false at least once. */
  boolean ranOutOfTime() {
    return ranOutOfTime;
  }

  /**
   * Runs a step and returns whether it succeeded. A failure is logged and does not stop the sweep;
   * the run fails with it at the end.
   *
   * @param name the log field that names the subject of the step, such as {@code photoId}
   * @param id the value of that field
   */
  boolean attempt(String name, Object id, Runnable step) {
    return attempt(name, id, step, totals.failedSteps());
  }

  /** Runs a whole task as a step. A failed task means that the sweep itself does not work. */
  boolean attempt(SweepTask task, SweepRun slice) {
    String name = task.getClass().getSimpleName();
    return attempt("task", name, () -> task.run(slice), totals.failedTasks());
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
    List<RuntimeException> steps = totals.failedSteps();
    return totals.failedTasks().stream()
        .findFirst()
        .or(
            () ->
                steps.stream()
                    .findFirst()
                    .map(first -> new PartialSweepException(steps.size(), first)));
  }

  void count(SweepAction action, long times) {
    if (times > 0) {
      totals.counts().merge(action, times, Long::sum);
    }
  }

  /** Returns whether this run has counted the action at least once. */
  boolean hasCounted(SweepAction action) {
    return totals.counts().containsKey(action);
  }

  /** Counts and logs a photo that cannot be repaired, once in each run. */
  void reportUnrecoverable(SweptPhoto photo, String message) {
    if (!totals.unrecoverable().add(photo.id())) {
      return;
    }
    count(SweepAction.PHOTO_UNRECOVERABLE, 1);
    LOG.atError()
        .addKeyValue("albumId", photo.albumId().toString())
        .addKeyValue("photoId", photo.id().toString())
        .log(message);
  }

  /** Counts and logs an original that was moved to the quarantine. */
  void reportQuarantined(ObjectKey.Original original) {
    count(SweepAction.ORPHAN_QUARANTINED, 1);
    LOG.atError()
        .addKeyValue("albumId", original.albumId().toString())
        .addKeyValue("photoId", original.photoId().toString())
        .log("Original without a row was moved to the quarantine; check whether rows were lost");
  }

  /** Returns the counts of all actions by their field names in the summary line. */
  Map<String, Long> counts() {
    Map<String, Long> named = new TreeMap<>();
    totals.counts().forEach((action, times) -> named.put(action.toString(), times));
    return named;
  }

  /** Adds the counts to the invocation's summary line and metrics. */
  void record(Invocation invocation) {
    totals.counts().forEach((action, times) -> action.record(times, invocation));
  }

  /** The counts and failures that all slices of a run share. */
  private record Totals(
      Map<SweepAction, Long> counts,
      Set<PhotoId> unrecoverable,
      List<RuntimeException> failedSteps,
      List<RuntimeException> failedTasks) {}
}
