package wxalbum.local.template;

import java.time.Duration;
import java.util.List;

/**
 * A queue as the resources of the template declare it.
 *
 * @param visibilityTimeout the visibility timeout: how long a message that was not deleted stays
 *     hidden at most
 * @param maxReceives the maximum number of receives before a message becomes a dead letter
 * @param keyPrefixes the key prefixes of the objects whose creation is sent to this queue
 */
public record QueueDeclaration(
    String name, Duration visibilityTimeout, int maxReceives, List<String> keyPrefixes) {
  public QueueDeclaration {
    keyPrefixes = List.copyOf(keyPrefixes);
  }

  /** Returns whether events for an object key are sent to this queue. */
  public boolean acceptsKey(String key) {
    return keyPrefixes.stream().anyMatch(key::startsWith);
  }
}
