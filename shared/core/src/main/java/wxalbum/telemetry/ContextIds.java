package wxalbum.telemetry;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ids of the objects that an invocation processes, by name. In a batch, each item replaces the ids
 * of the one before.
 */
final class ContextIds {
  private final Map<String, String> current = new LinkedHashMap<>();
  private final Map<String, Set<String>> all = new LinkedHashMap<>();

  void put(String name, String id) {
    current.put(name, id);
    all.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(id);
  }

  void clear() {
    current.clear();
  }

  /** Returns the ids of the current item. */
  Map<String, String> current() {
    return current;
  }

  /**
   * Returns all ids of the invocation. Several ids of one name become a list under the plural of
   * the name.
   */
  Map<String, Object> all() {
    Map<String, Object> fields = new LinkedHashMap<>();
    all.forEach(
        (name, ids) -> {
          if (ids.size() == 1) {
            fields.put(name, ids.iterator().next());
          } else {
            fields.put(name + "s", List.copyOf(ids));
          }
        });
    return fields;
  }
}
