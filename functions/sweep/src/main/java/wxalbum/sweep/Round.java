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

/** One run of the sweep: whether there is time for more, what it has done, and what failed. */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final IntSupplier millisLeft;
  private final int end;
  private final Tally tally;
  private boolean cutShort;

  /** A round that goes on while some of its milliseconds are left. */
  Round(IntSupplier millisLeft) {
    this(
        millisLeft,
        0,
        new Tally(
            new EnumMap<>(Deed.class), new HashSet<>(), new ArrayList<>(), new ArrayList<>()));
  }

  private Round(IntSupplier millisLeft, int end, Tally tally) {
    this.millisLeft = millisLeft;
    this.end = end;
    this.tally = tally;
  }

  /** A part of this round that ends after so many milliseconds, or with it. */
  Round part(int millis) {
    return new Round(millisLeft, Math.max(end, millisLeft.getAsInt() - millis), tally);
  }

  /** Whether there is time for another step. */
  boolean goesOn() {
    boolean goesOn = millisLeft.getAsInt() > end;
    cutShort |= !goesOn;
    return goesOn;
  }

  /** Whether somebody has asked for time when none was left. */
  boolean cutShort() {
    return cutShort;
  }

  /**
   * Takes a step, and says whether it succeeded. One that fails keeps nothing else from being done;
   * it is told now, and the round fails with it at its end.
   *
   * @param name what it is about, as log lines name it
   * @param id which of these
   */
  boolean attempt(String name, Object id, Runnable step) {
    return attempt(name, id, step, tally.failedSteps());
  }

  /** The same for a whole task: where that fails, the sweep cannot work as it is. */
  boolean attempt(Task task, Round turn) {
    String name = task.getClass().getSimpleName();
    return attempt("task", name, () -> task.run(turn), tally.failedTasks());
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
          .log("A step failed; the others are taken all the same");
      failures.add(e);
      return false;
    }
  }

  /** What failed first, if anything did: a task, or else steps. */
  Optional<RuntimeException> failure() {
    List<RuntimeException> steps = tally.failedSteps();
    return tally.failedTasks().stream()
        .findFirst()
        .or(() -> steps.stream().findFirst().map(first -> new StepsFailed(steps.size(), first)));
  }

  void count(Deed deed, long many) {
    if (many > 0) {
      tally.deeds().merge(deed, many, Long::sum);
    }
  }

  /** Whether this has been done in this round. */
  boolean did(Deed deed) {
    return tally.deeds().containsKey(deed);
  }

  /** Tells of a photo that cannot be mended, once however often it is seen. */
  void lost(SweptPhoto photo, String why) {
    if (!tally.lost().add(photo.id())) {
      return;
    }
    count(Deed.LOST, 1);
    LOG.atError()
        .addKeyValue("albumId", photo.albumId().toString())
        .addKeyValue("photoId", photo.id().toString())
        .log(why);
  }

  /** How often each thing was done, by its name in the summary line. */
  Map<String, Long> deeds() {
    Map<String, Long> named = new TreeMap<>();
    tally.deeds().forEach((deed, many) -> named.put(deed.toString(), many));
    return named;
  }

  /** Tells the invocation's record what was done. */
  void tell(Invocation invocation) {
    tally.deeds().forEach((deed, many) -> deed.tell(many, invocation));
  }

  /** What all parts of a round have come to. */
  private record Tally(
      Map<Deed, Long> deeds,
      Set<PhotoId> lost,
      List<RuntimeException> failedSteps,
      List<RuntimeException> failedTasks) {}
}
