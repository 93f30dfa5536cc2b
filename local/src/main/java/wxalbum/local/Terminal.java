package wxalbum.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Prints messages for the user who started the local run. */
final class Terminal {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final PrintStream out;
  private final Clock clock;

  Terminal(PrintStream out) {
    this.out = out;
    this.clock = Clock.system(ZoneId.systemDefault());
  }

  /** Prints one line. */
  void say(String line) {
    out.println(line);
  }

  /**
   * Prints one line for an invocation: time, function, trigger, result, duration, cold start and
   * request id.
   */
  void invocation(Report report, String trigger, String result) {
    say(
        "%s  %-13s %-42s %-14s %6d ms %s %s"
            .formatted(
                TIME.format(LocalTime.now(clock)),
                report.function(),
                trigger,
                words(report, result),
                report.duration().toMillis(),
                report.cold() ? "cold" : "    ",
                report.requestId()));
  }

  private static String words(Report report, String result) {
    return switch (report.outcome()) {
      case Outcome.Answered _ -> result;
      case Outcome.Failed _ -> result + " failed";
      case Outcome.TimedOut _ -> result + " timed out";
      case Outcome.Throttled _ -> result + " throttled";
    };
  }
}
