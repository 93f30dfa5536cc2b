package wxalbum.local.console;

import java.util.List;

/**
 * A function at this moment.
 *
 * @param triggers what calls it, in words: routes, queues, schedules
 * @param concurrency instances at most
 * @param warm instances that wait for an event
 * @param atWork instances that serve one
 */
public record FunctionState(
    String name,
    List<String> triggers,
    int memoryMb,
    int timeoutSeconds,
    int concurrency,
    int warm,
    int atWork) {
  /** Copies the list. */
  public FunctionState {
    triggers = List.copyOf(triggers);
  }
}
