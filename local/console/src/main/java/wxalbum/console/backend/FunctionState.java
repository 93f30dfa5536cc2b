package wxalbum.console.backend;

import java.util.List;

/**
 * The current state of a function.
 *
 * @param triggers descriptions of its triggers: routes, queues, schedules
 * @param maxInstances the maximum number of instances
 * @param warm the number of idle instances
 * @param busy the number of instances that are handling an event
 */
public record FunctionState(
    String name,
    List<String> triggers,
    int memoryMb,
    int timeoutSeconds,
    int maxInstances,
    int warm,
    int busy) {
  public FunctionState {
    triggers = List.copyOf(triggers);
  }
}
