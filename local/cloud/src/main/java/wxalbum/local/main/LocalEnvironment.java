package wxalbum.local.main;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import wxalbum.local.template.FunctionDeclaration;

/**
 * Creates the environment of each function. It contains the variables that {@code serverless.yml}
 * declares, with their literal values or else the values of the local run. It also contains the
 * variables that point to the local replacements of cloud services, which no declaration needs to
 * name.
 */
final class LocalEnvironment {
  private static final Set<String> ALWAYS_INCLUDED =
      Set.of(
          "AWS_REGION",
          "DATABASE_PASSWORD",
          "STORAGE_ENDPOINT",
          "SWEEP_OVERDUE_SECONDS",
          "SWEEP_SCAN_SECONDS",
          "WECHAT_URL");

  private final Map<String, String> localValues;

  /** Creates environments from the values of the local run. */
  LocalEnvironment(Map<String, String> known) {
    this.localValues = Map.copyOf(known);
  }

  Map<String, String> createFor(FunctionDeclaration function) {
    Map<String, String> environment = new HashMap<>();
    function
        .environment()
        .forEach(
            (name, literal) -> {
              String value = literal.orElse(localValues.get(name));
              if (value != null) {
                environment.put(name, value);
              }
            });
    for (String name : ALWAYS_INCLUDED) {
      if (localValues.containsKey(name)) {
        environment.putIfAbsent(name, localValues.get(name));
      }
    }
    return environment;
  }
}
