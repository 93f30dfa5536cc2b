package wxalbum.local.lambda;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Prints messages for the user who started the local run. */
public final class Terminal {
  private static final DateTimeFormatter TIME_FORMAT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final PrintStream out;
  private final Clock clock;

  public Terminal(PrintStream out) {
    this.out = out;
    this.clock = Clock.system(ZoneId.systemDefault());
  }

  /** Prints one line. */
  public void print(String line) {
    out.println(line);
  }

  /**
   * Prints one line for an invocation: time, function, trigger, result, duration, cold start and
   * request id.
   */
  public void printInvocation(InvocationReport report, String trigger, String result) {
    print(
        "%s  %-13s %-42s %-14s %6d ms %s %s"
            .formatted(
                TIME_FORMAT.format(LocalTime.now(clock)),
                report.function(),
                trigger,
                describeResult(report, result),
                report.duration().toMillis(),
                report.coldStart() ? "cold" : "    ",
                report.requestId()));
  }

  private static String describeResult(InvocationReport report, String result) {
    return switch (report.outcome()) {
      case InvocationOutcome.Succeeded _ -> result;
      case InvocationOutcome.Failed _ -> result + " failed";
      case InvocationOutcome.TimedOut _ -> result + " timed out";
      case InvocationOutcome.Throttled _ -> result + " throttled";
    };
  }
}
