package wxalbum.local;

import java.time.Duration;
import java.util.List;

/**
 * A queue as the resources of the template declare it.
 *
 * @param hidden the visibility timeout: how long a message that was not deleted stays hidden at
 *     most
 * @param receives the maximum number of receives before a message becomes a dead letter
 * @param prefixes the key prefixes of the objects whose creation is sent to this queue
 */
record QueueDeclaration(String name, Duration hidden, int receives, List<String> prefixes) {
  QueueDeclaration {
    prefixes = List.copyOf(prefixes);
  }
}
