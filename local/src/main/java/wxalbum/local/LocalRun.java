package wxalbum.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import wxalbum.local.console.FunctionState;
import wxalbum.local.console.Invoked;
import wxalbum.local.console.Operated;
import wxalbum.local.console.QueueState;

/** Gives the console access to the functions and queues of this run. */
final class LocalRun implements Operated {
  private final Map<String, FunctionHost> hosts;
  private final List<Queue> queues;
  private final Terminal terminal;

  /**
   * @param hosts the functions in the order of display
   */
  LocalRun(Map<String, FunctionHost> hosts, List<Queue> queues, Terminal terminal) {
    this.hosts = hosts;
    this.queues = queues;
    this.terminal = terminal;
  }

  @Override
  public List<FunctionState> functions() {
    return hosts.values().stream().map(LocalRun::state).toList();
  }

  @Override
  public List<QueueState> queues() {
    return queues.stream().map(Queue::state).toList();
  }

  @Override
  public Optional<Integer> redrive(String name, Predicate<String> ids) {
    return queues.stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .map(queue -> queue.redrive(ids));
  }

  @Override
  public Optional<Invoked> invoke(String function, byte[] event) {
    return Optional.ofNullable(hosts.get(function)).map(host -> invoke(host, event));
  }

  private Invoked invoke(FunctionHost host, byte[] event) {
    Report report = host.invoke(event);
    terminal.invocation(report, "invoke", "done");
    double millis = Math.round(report.duration().toNanos() / 10_000.0) / 100.0;
    return new Invoked(
        report.requestId(), ending(report), report.cold(), millis, output(report.outcome()));
  }

  private static String ending(Report report) {
    return switch (report.outcome()) {
      case Outcome.Answered _ -> "answered";
      case Outcome.Failed _ -> "failed";
      case Outcome.TimedOut _ -> "timed out";
      case Outcome.Throttled _ -> "throttled";
    };
  }

  private static String output(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered -> answered.output();
      case Outcome.Failed failed -> failed.cause().getClass().getName();
      case Outcome.TimedOut _ -> "The function timed out.";
      case Outcome.Throttled _ -> "All instances are busy.";
    };
  }

  private static FunctionState state(FunctionHost host) {
    FunctionDeclaration declared = host.declaration();
    List<String> triggers = new ArrayList<>();
    declared.triggers().forEach(trigger -> triggers.add(words(trigger)));
    return new FunctionState(
        declared.name(),
        triggers,
        declared.memoryMb(),
        Math.toIntExact(declared.timeout().toSeconds()),
        declared.concurrency(),
        host.warm(),
        host.atWork());
  }

  private static String words(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Http http -> http.route().key();
      case Trigger.Messages messages -> "queue " + messages.queue();
      case Trigger.Schedule schedule -> schedule.expression();
      case Trigger.Elsewhere elsewhere -> elsewhere.kind();
    };
  }
}
