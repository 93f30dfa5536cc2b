package wxalbum.telemetry;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an invocation is about, by the names of its ids: one thing after the other in a batch. */
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

  /** The ids that a line carries which is written now. */
  Map<String, String> now() {
    return now;
  }

  /** All ids there were; several of one name as a list, under the name's plural. */
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
