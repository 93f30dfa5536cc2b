package wxalbum.local.main;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import wxalbum.console.backend.ConsoleBackend;
import wxalbum.console.backend.DeadLetter;
import wxalbum.console.backend.FunctionState;
import wxalbum.console.backend.ManualInvocation;
import wxalbum.console.backend.QueueState;
import wxalbum.local.events.EventSourceMapping;
import wxalbum.local.events.EventSources;
import wxalbum.local.events.LocalMessage;
import wxalbum.local.events.LocalQueue;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.InvocationOutcome;
import wxalbum.local.lambda.InvocationReport;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.local.template.Trigger;

/** Gives the console access to the functions and queues of this run. */
public final class LocalConsoleBackend implements ConsoleBackend {
  private final Map<String, FunctionHost> hosts;
  private final EventSources eventSources;
  private final Terminal terminal;

  /**
   * @param hosts the functions in the order of display
   */
  public LocalConsoleBackend(
      Map<String, FunctionHost> hosts, EventSources eventSources, Terminal terminal) {
    this.hosts = hosts;
    this.eventSources = eventSources;
    this.terminal = terminal;
  }

  @Override
  public List<FunctionState> functions() {
    return hosts.values().stream().map(LocalConsoleBackend::toState).toList();
  }

  @Override
  public List<QueueState> queues() {
    return eventSources.mappings().stream().map(LocalConsoleBackend::toState).toList();
  }

  @Override
  public Optional<Integer> redrive(String name, Predicate<String> ids) {
    return eventSources.mappings().stream()
        .map(EventSourceMapping::queue)
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .map(queue -> queue.redrive(ids));
  }

  @Override
  public Optional<ManualInvocation> invoke(String function, byte[] event) {
    return Optional.ofNullable(hosts.get(function)).map(host -> invoke(host, event));
  }

  private ManualInvocation invoke(FunctionHost host, byte[] event) {
    InvocationReport report = host.invoke(event);
    terminal.printInvocation(report, "invoke", "done");
    double millis = Math.round(report.duration().toNanos() / 10_000.0) / 100.0;
    return new ManualInvocation(
        report.requestId(),
        toStatus(report),
        report.coldStart(),
        millis,
        toOutput(report.outcome()));
  }

  private static String toStatus(InvocationReport report) {
    return switch (report.outcome()) {
      case InvocationOutcome.Succeeded _ -> "succeeded";
      case InvocationOutcome.Failed _ -> "failed";
      case InvocationOutcome.TimedOut _ -> "timed out";
      case InvocationOutcome.Throttled _ -> "throttled";
    };
  }

  private static String toOutput(InvocationOutcome outcome) {
    return switch (outcome) {
      case InvocationOutcome.Succeeded succeeded -> succeeded.output();
      case InvocationOutcome.Failed failed -> failed.cause().getClass().getName();
      case InvocationOutcome.TimedOut _ -> "The function timed out.";
      case InvocationOutcome.Throttled _ -> "All instances are busy.";
    };
  }

  private static FunctionState toState(FunctionHost host) {
    FunctionDeclaration declared = host.declaration();
    List<String> triggers = new ArrayList<>();
    declared.triggers().forEach(trigger -> triggers.add(describe(trigger)));
    return new FunctionState(
        declared.name(),
        triggers,
        declared.memoryMb(),
        Math.toIntExact(declared.timeout().toSeconds()),
        declared.maxInstances(),
        host.countIdleInstances(),
        host.countBusyInstances());
  }

  private static QueueState toState(EventSourceMapping mapping) {
    LocalQueue queue = mapping.queue();
    LocalQueue.State state = queue.state();
    return new QueueState(
        queue.name(),
        mapping.functionName(),
        queue.declaration().maxReceives(),
        state.waiting(),
        state.inFlight(),
        state.oldestSentAt(),
        state.deadLetters().stream().map(LocalConsoleBackend::toDeadLetter).toList());
  }

  /** Leaves out the body of the message, which names storage keys. */
  private static DeadLetter toDeadLetter(LocalMessage message) {
    return new DeadLetter(
        message.id(), message.sentAt(), message.receiveCount(), message.photoId());
  }

  private static String describe(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Http http -> http.route().routeKey();
      case Trigger.SqsQueue messages -> "queue " + messages.queue();
      case Trigger.Schedule schedule -> schedule.expression();
      case Trigger.Unsupported elsewhere -> elsewhere.type();
    };
  }
}
