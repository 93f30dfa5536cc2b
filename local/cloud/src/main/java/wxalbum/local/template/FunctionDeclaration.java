package wxalbum.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function as {@code serverless.yml} declares it.
 *
 * @param handler the name of the handler class
 * @param buildFolder the build folder of the module, such as {@code functions/login/target}
 * @param timeout the maximum duration of an invocation
 * @param maxInstances the maximum number of instances
 * @param environment the names of the environment variables; the value is empty unless it is a
 *     literal
 */
public record FunctionDeclaration(
    String name,
    String handler,
    Path buildFolder,
    Duration timeout,
    int maxInstances,
    int memoryMb,
    Map<String, Optional<String>> environment,
    List<Trigger> triggers) {
  public FunctionDeclaration {
    environment = Map.copyOf(environment);
    triggers = List.copyOf(triggers);
  }

  /** Returns the triggers of a type. */
  public <T extends Trigger> List<T> triggers(Class<T> type) {
    return triggers.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
