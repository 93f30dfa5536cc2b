package wxalbum.local.events;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import wxalbum.http.Json;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.InvocationReport;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.Arn;
import wxalbum.local.template.Trigger;

/** Invokes functions by their schedules. The first invocation is after one interval. */
final class LocalScheduler implements AutoCloseable {
  private final Terminal terminal;
  private final Clock clock;
  private final Optional<Duration> intervalOverride;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("schedules").factory());

  /** Creates schedules with the declared intervals. */
  LocalScheduler(Terminal terminal, Clock clock) {
    this(terminal, clock, Optional.empty());
  }

  /** Creates schedules with a common interval; empty means the declared intervals. */
  LocalScheduler(Terminal terminal, Clock clock, Optional<Duration> intervalOverride) {
    this.terminal = terminal;
    this.clock = clock;
    this.intervalOverride = intervalOverride;
  }

  /** Starts the schedules of a function. */
  void add(FunctionHost host) {
    for (Trigger.Schedule schedule : host.declaration().triggers(Trigger.Schedule.class)) {
      if (schedule.interval().isPresent()) {
        long millis = intervalOverride.orElse(schedule.interval().get()).toMillis();
        var _ =
            timer.scheduleAtFixedRate(
                () -> Thread.startVirtualThread(() -> invokeScheduled(host, schedule)),
                millis,
                millis,
                TimeUnit.MILLISECONDS);
      } else {
        terminal.print(
            "The schedule %2$s of %1$s is ignored: the local run supports rate(…) only."
                .formatted(host.declaration().name(), schedule.expression()));
      }
    }
  }

  /** Invokes a function as its schedule does. */
  void invokeScheduled(FunctionHost host, Trigger.Schedule schedule) {
    String event = schedule.input().orElseGet(() -> createEvent(host.declaration().name()));
    InvocationReport report = host.invoke(event.getBytes(StandardCharsets.UTF_8));
    terminal.printInvocation(report, schedule.expression(), "run");
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Returns the event that EventBridge sends for a schedule without an input of its own. */
  private String createEvent(String function) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.events");
    event.put("account", Arn.ACCOUNT);
    event.put("time", clock.instant());
    event.put("region", Arn.REGION);
    event.put("resources", List.of(Arn.of("events", "rule/" + function)));
    event.put("detail", Map.of());
    return Json.write(event);
  }
}
