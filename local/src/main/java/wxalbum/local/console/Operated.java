package wxalbum.local.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the console sees and does of whatever runs the functions. */
public interface Operated {
  /** The functions, in the order of their declaration. */
  List<FunctionState> functions();

  /** The queues that functions work on. */
  List<QueueState> queues();

  /**
   * Has dead messages tried anew.
   *
   * @param ids those wanted
   * @return how many are tried; nothing when there is no such queue
   */
  Optional<Integer> redrive(String queue, Predicate<String> ids);

  /** Lets a function serve an event; nothing when there is no such function. */
  Optional<Invoked> invoke(String function, byte[] event);
}
