package wxalbum.console.backend;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The interface between the console and the run that it shows. */
public interface ConsoleBackend {
  /** Returns the functions in the order of their declaration. */
  List<FunctionState> functions();

  /** Returns the queues that functions process. */
  List<QueueState> queues();

  /**
   * Retries dead letters.
   *
   * @param ids selects dead letters by message id
   * @return the number of retried messages; empty if the queue does not exist
   */
  Optional<Integer> redrive(String queue, Predicate<String> ids);

  /** Invokes a function with an event. Returns empty if the function does not exist. */
  Optional<ManualInvocation> invoke(String function, byte[] event);
}
