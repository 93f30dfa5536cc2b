package wxalbum.local;

import java.time.Duration;
import java.util.List;

/**
 * A queue as the resources declare it.
 *
 * @param hidden how long a message that was not dealt with stays away at most
 * @param receives how often a message is tried before it is dead
 * @param prefixes of the objects whose arrival in the bucket is sent to this queue
 */
record QueueDeclaration(String name, Duration hidden, int receives, List<String> prefixes) {
  QueueDeclaration {
    prefixes = List.copyOf(prefixes);
  }
}
