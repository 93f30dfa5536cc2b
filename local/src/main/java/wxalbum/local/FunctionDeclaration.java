package wxalbum.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function as {@code serverless.yml} declares it.
 *
 * @param handler name of the class
 * @param folder where its module is built, such as {@code functions/login/target}
 * @param timeout how long one invocation may take
 * @param concurrency instances at most
 * @param environment names of its variables, with the value where it is a plain one
 */
record FunctionDeclaration(
    String name,
    String handler,
    Path folder,
    Duration timeout,
    int concurrency,
    int memoryMb,
    Map<String, Optional<String>> environment,
    List<Trigger> triggers) {
  FunctionDeclaration {
    environment = Map.copyOf(environment);
    triggers = List.copyOf(triggers);
  }

  /** Its triggers of one kind. */
  <T extends Trigger> List<T> triggers(Class<T> kind) {
    return triggers.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
