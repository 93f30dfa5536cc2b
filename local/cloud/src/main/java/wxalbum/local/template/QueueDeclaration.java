package wxalbum.local.template;

import java.time.Duration;
import java.util.List;

/**
 * A queue as the resources of the template declare it.
 *
 * @param visibilityTimeout the visibility timeout: how long a message that was not deleted stays
 *     hidden at most
 * @param maxReceives the maximum number of receives before a message becomes a dead letter
 * @param keyFilters the keys of the objects whose creation is sent to this queue
 */
public record QueueDeclaration(
    String name, Duration visibilityTimeout, int maxReceives, List<KeyFilter> keyFilters) {
  public QueueDeclaration {
    keyFilters = List.copyOf(keyFilters);
  }

  /** A filter of object keys; an empty prefix or suffix matches every key. */
  public record KeyFilter(String prefix, String suffix) {
    boolean matches(String key) {
      return key.startsWith(prefix) && key.endsWith(suffix);
    }
  }

  /** Returns whether events for an object key are sent to this queue. */
  public boolean acceptsKey(String key) {
    return keyFilters.stream().anyMatch(filter -> filter.matches(key));
  }
}
