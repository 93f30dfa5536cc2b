package wxalbum.local.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The current state of a queue.
 *
 * @param function the function that processes it
 * @param receives the maximum number of receives before a message becomes a dead letter
 * @param waiting the number of messages to deliver, including hidden ones
 * @param inHand the number of messages in flight
 * @param oldest when the oldest of these messages was sent; empty if there are no messages
 * @param dead the dead letters
 */
public record QueueState(
    String name,
    String function,
    int receives,
    int waiting,
    int inHand,
    Optional<Instant> oldest,
    List<DeadLetter> dead) {
  public QueueState {
    dead = List.copyOf(dead);
  }
}
