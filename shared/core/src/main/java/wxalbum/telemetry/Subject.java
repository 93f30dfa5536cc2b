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
final class Subject {
  private final Map<String, String> now = new LinkedHashMap<>();
  private final Map<String, Set<String>> ever = new LinkedHashMap<>();

  void is(String name, String id) {
    now.put(name, id);
    ever.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(id);
  }

  void isNothingYet() {
    now.clear();
  }

  /** Returns the ids of the current item. */
  Map<String, String> now() {
    return now;
  }

  /**
   * Returns all ids of the invocation. Several ids of one name become a list under the plural of
   * the name.
   */
  Map<String, Object> ever() {
    Map<String, Object> fields = new LinkedHashMap<>();
    ever.forEach(
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
