package wxalbum.local.console;

import java.util.List;

/**
 * The current state of a function.
 *
 * @param triggers descriptions of its triggers: routes, queues, schedules
 * @param concurrency the maximum number of instances
 * @param warm the number of idle instances
 * @param atWork the number of instances that are handling an event
 */
public record FunctionState(
    String name,
    List<String> triggers,
    int memoryMb,
    int timeoutSeconds,
    int concurrency,
    int warm,
    int atWork) {
  public FunctionState {
    triggers = List.copyOf(triggers);
  }
}
