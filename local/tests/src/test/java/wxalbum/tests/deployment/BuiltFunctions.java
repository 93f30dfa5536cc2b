package wxalbum.tests.deployment;

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
import wxalbum.local.events.LocalMessage;
import wxalbum.local.events.S3EventMessage;
import wxalbum.local.events.SqsEvent;
import wxalbum.local.lambda.FunctionLoader;
import wxalbum.local.lambda.LoadedFunction;
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.local.template.ServerlessFile;
import wxalbum.local.template.Trigger;
import wxalbum.testkit.TestContext;

/**
 * All functions of the project as they were built, and the events of the upload queue. For tests
 * that decide themselves when to invoke which instance.
 */
public final class BuiltFunctions {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final String QUEUE_NAME = "UploadEvents";

  private final ServerlessFile file = ServerlessFile.load(ROOT);
  private final Map<String, ClassLoader> loaders = new HashMap<>();
  private final Map<String, FunctionDeclaration> declarations = new HashMap<>();
  private final Map<String, String> routes = new HashMap<>();

  /** Loads the functions that {@code serverless.yml} declares. */
  public BuiltFunctions() {
    FunctionLoader loader = new FunctionLoader();
    for (FunctionDeclaration function : file.functions()) {
      declarations.put(function.name(), function);
      loaders.put(function.name(), loader.createClassLoader(function));
      function
          .triggers(Trigger.Http.class)
          .forEach(trigger -> routes.put(trigger.route().routeKey(), function.name()));
    }
  }

  /**
   * Returns the name of the function that serves a route such as {@code POST /albums}; empty for an
   * unknown route.
   */
  public String functionForRoute(String route) {
    return routes.getOrDefault(route, "");
  }

  /**
   * Returns the number of receives after which the upload queue moves a message to its dead-letter
   * queue.
   */
  public int maxReceiveCount() {
    return file.queue(QUEUE_NAME).maxReceives();
  }

  /** Creates a new instance of a function in an environment. */
  public Invocable createInstance(String function, Map<String, String> environment)
      throws Exception {
    LoadedFunction loaded =
        new LoadedFunction(
            requireNonNull(declarations.get(function), function),
            requireNonNull(loaders.get(function), function),
            Map.copyOf(environment));
    var handler = preservingContextClassLoader(loaded::createHandler);
    return (event, requestId) ->
        preservingContextClassLoader(
            () ->
                loaded.callInEnvironment(
                    () -> {
                      ByteArrayOutputStream output = new ByteArrayOutputStream();
                      handler.handleRequest(
                          new ByteArrayInputStream(event), output, new TestContext(requestId));
                      return output.toString(StandardCharsets.UTF_8);
                    }));
  }

  /** Returns the storage's notification about an object, as the body of a message. */
  public static String messageBody(ObjectEvent event) {
    return S3EventMessage.of(event);
  }

  /** Returns the event that delivers one message. */
  public static byte[] queueEvent(String messageId, String body, int receives) {
    LocalMessage message = new LocalMessage(messageId, body, Instant.now(), receives, 0);
    return SqsEvent.of(QUEUE_NAME, List.of(message));
  }

  /** Returns whether a function's response reports the message as failed. */
  public static boolean isReportedFailed(String answer, String messageId) {
    return !SqsEvent.parseFailedIds(answer, Set.of(messageId)).isEmpty();
  }

  /** Runs work and restores the context class loader of the thread. */
  private static <T> T preservingContextClassLoader(Callable<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader previous = thread.getContextClassLoader();
    try {
      return work.call();
    } finally {
      thread.setContextClassLoader(previous);
    }
  }

  /** An instance of a function. */
  @FunctionalInterface
  public interface Invocable {
    /** Invokes the instance and returns its response. */
    String invoke(byte[] event, String requestId) throws Exception;
  }
}
