package wxalbum.local;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The environment of each function: the variables that {@code serverless.yml} declares for it, with
 * their plain values, or else with the values of the local run; and those that tell it where the
 * stand-ins of the cloud are, which no declaration needs to name.
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

  /** An environment from the local run's own values. */
  LocalEnvironment(Map<String, String> known) {
    this.known = Map.copyOf(known);
  }

  Map<String, String> of(FunctionDeclaration function) {
    Map<String, String> environment = new HashMap<>();
    function
        .environment()
        .forEach(
            (name, plain) -> {
              String value = plain.orElse(known.get(name));
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
