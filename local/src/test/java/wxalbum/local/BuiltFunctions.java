package wxalbum.local;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import wxalbum.embedded.ObjectEvent;
import wxalbum.testing.TestContext;

/**
 * All functions of the project as they were built, and the messages that reach them, for tests that
 * decide themselves when which instance is called.
 */
public final class BuiltFunctions {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final String ARRIVALS = "Arrivals";

  private final ServerlessFile file = ServerlessFile.in(ROOT);
  private final Map<String, ClassLoader> loaders = new HashMap<>();
  private final Map<String, FunctionDeclaration> declarations = new HashMap<>();
  private final Map<String, String> routes = new HashMap<>();

  /** Those that {@code serverless.yml} declares. */
  public BuiltFunctions() {
    FunctionLoader loader = new FunctionLoader();
    for (FunctionDeclaration function : file.functions()) {
      declarations.put(function.name(), function);
      loaders.put(function.name(), loader.of(function));
      function
          .triggers(Trigger.Http.class)
          .forEach(trigger -> routes.put(trigger.route().key(), function.name()));
    }
  }

  /** The function that has a route, such as {@code POST /albums}. */
  public String routed(String route) {
    return routes.getOrDefault(route, "");
  }

  /** How often the queue of arrivals hands a message over before it is dead. */
  public int receives() {
    return file.queue(ARRIVALS).receives();
  }

  /** A new instance of a function in an environment. */
  public Invocable instance(String function, Map<String, String> environment) throws Exception {
    LoadedFunction loaded =
        new LoadedFunction(
            requireNonNull(declarations.get(function), function),
            requireNonNull(loaders.get(function), function),
            Map.copyOf(environment));
    var handler = inOwnSight(loaded::handler);
    return (event, requestId) ->
        inOwnSight(
            () ->
                loaded.inItsEnvironment(
                    () -> {
                      ByteArrayOutputStream output = new ByteArrayOutputStream();
                      handler.handleRequest(
                          new ByteArrayInputStream(event), output, new TestContext(requestId));
                      return output.toString(StandardCharsets.UTF_8);
                    }));
  }

  /** What storage tells of an object, as the body of a message. */
  public static String body(ObjectEvent event) {
    return StorageEvent.of(event);
  }

  /** The event that hands one message over. */
  public static byte[] event(String messageId, String body, int receives) {
    Message message = new Message(messageId, body, Instant.now(), receives, 0);
    return QueueEvent.of(ARRIVALS, List.of(message));
  }

  /** Whether a function's answer calls that message failed. */
  public static boolean failed(String answer, String messageId) {
    return !QueueEvent.failed(answer, Set.of(messageId)).isEmpty();
  }

  /** Leaves the thread as it found it. */
  private static <T> T inOwnSight(Callable<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      return work.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** An instance of a function. */
  @FunctionalInterface
  public interface Invocable {
    /** Its answer to an event. */
    String invoke(byte[] event, String requestId) throws Exception;
  }
}
