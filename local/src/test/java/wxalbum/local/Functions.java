package wxalbum.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Creates hosts and declarations of the {@link Handlers}, with defaults for all that a test does
 * not set.
 */
final class Functions {
  private Functions() {}

  static FunctionHost host(Class<? extends RequestStreamHandler> handler) {
    return host(handler, 2, Duration.ofSeconds(30));
  }

  static FunctionHost host(
      Class<? extends RequestStreamHandler> handler, int concurrency, Duration timeout) {
    FunctionDeclaration declaration =
        new FunctionDeclaration(
            "tiny", handler.getName(), Path.of(""), timeout, concurrency, 128, Map.of(), List.of());
    return new FunctionHost(
        new LoadedFunction(
            declaration, Functions.class.getClassLoader(), Map.of("GREETING", "hello")));
  }

  static FunctionDeclaration routed(String name, String... routes) {
    List<Trigger> triggers =
        Stream.of(routes).<Trigger>map(route -> new Trigger.Http(Route.parse(route))).toList();
    return new FunctionDeclaration(
        name, "none", Path.of(""), Duration.ofSeconds(1), 1, 128, Map.of(), triggers);
  }
}
