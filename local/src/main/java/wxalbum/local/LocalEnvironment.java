package wxalbum.local;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Creates the environment of each function. It contains the variables that {@code serverless.yml}
 * declares, with their literal values or else the values of the local run. It also contains the
 * variables that point to the local replacements of cloud services, which no declaration needs to
 * name.
 */
final class LocalEnvironment {
  private static final Set<String> ALWAYS =
      Set.of(
          "AWS_REGION",
          "DATABASE_PASSWORD",
          "STORAGE_ENDPOINT",
          "SWEEP_OVERDUE_SECONDS",
          "SWEEP_WALK_SECONDS",
          "WECHAT_URL");

  private final Map<String, String> known;

  /** Creates environments from the values of the local run. */
  LocalEnvironment(Map<String, String> known) {
    this.known = Map.copyOf(known);
  }

  Map<String, String> of(FunctionDeclaration function) {
    Map<String, String> environment = new HashMap<>();
    function
        .environment()
        .forEach(
            (name, literal) -> {
              String value = literal.orElse(known.get(name));
              if (value != null) {
                environment.put(name, value);
              }
            });
    for (String name : ALWAYS) {
      if (known.containsKey(name)) {
        environment.putIfAbsent(name, known.get(name));
      }
    }
    return environment;
  }
}
