package wxalbum.local.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A queue at this moment.
 *
 * @param function that works on it
 * @param receives how often a message is tried before it is dead
 * @param waiting messages to be tried, also those that are hidden for a while
 * @param inHand messages that are being tried
 * @param oldest when the oldest of these was sent; nothing where there is none
 */
public record QueueState(
    String name,
    String function,
    int receives,
    int waiting,
    int inHand,
    Optional<Instant> oldest,
    List<DeadLetter> dead) {
  /** Copies the list. */
  public QueueState {
    dead = List.copyOf(dead);
  }
}
