package wxalbum.console.backend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The current state of a queue.
 *
 * @param function the function that processes it
 * @param maxReceives the maximum number of receives before a message becomes a dead letter
 * @param waiting the number of messages to deliver, including hidden ones
 * @param inFlight the number of messages in flight
 * @param oldestSentAt when the oldest of these messages was sent; empty if there are no messages
 * @param deadLetters the dead letters
 */
public record QueueState(
    String name,
    String function,
    int maxReceives,
    int waiting,
    int inFlight,
    Optional<Instant> oldestSentAt,
    List<DeadLetter> deadLetters) {
  public QueueState {
    deadLetters = List.copyOf(deadLetters);
  }
}
