package wxalbum.tests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import wxalbum.album.Ids;

/** The ids of what a scenario created, by the names that the scenario gives them. */
final class NamedIds {
  private final Map<String, String> idsByName = new LinkedHashMap<>();
  private final Map<UUID, String> namesById = new HashMap<>();

  /** Returns an id; empty if the name has none. */
  String idOf(String name) {
    return idsByName.getOrDefault(name, "");
  }

  Map<UUID, String> namesById() {
    return namesById;
  }

  void add(String name, UUID id) {
    namesById.put(id, name);
  }

  /** Adds the member {@code id} of a response. */
  void add(String name, JsonNode created) {
    add(name, created.path("id").asText());
  }

  /**
   * Adds an id.
   *
   * @throws AssertionError if the name has another id, since a repeated request must return the
   *     same
   */
  void add(String name, String id) {
    String before = idsByName.put(name, id);
    if (before != null && !before.equals(id)) {
      throw new AssertionError(name + " has id " + id + " instead of " + before);
    }
    add(name, Ids.parse(id).orElseThrow());
  }
}
