package wxalbum.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import wxalbum.http.Json;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.TestCloud;

/** All functions of the project in one environment, invoked as Lambda invokes them. */
final class Deployment implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  private final Map<String, FunctionHost> hosts = new LinkedHashMap<>();
  private final Map<String, String> functions = new LinkedHashMap<>();
  private final Set<String> called = new ConcurrentSkipListSet<>();
  private final AtomicInteger invocations = new AtomicInteger();
  private final StringWriter thrown = new StringWriter();

  Deployment(Map<String, String> environment) {
    TestCloud.shared().takeRole();
    FunctionLoader loader = new FunctionLoader();
    for (FunctionDeclaration function : ServerlessFile.in(ROOT).functions()) {
      hosts.put(
          function.name(),
          new FunctionHost(new LoadedFunction(function, loader.of(function), environment)));
      for (Trigger.Http trigger : function.triggers(Trigger.Http.class)) {
        functions.put(trigger.route().key(), function.name());
      }
    }
  }

  /** Returns the names of all functions. */
  List<String> names() {
    return List.copyOf(hosts.keySet());
  }

  /** Returns the keys of all routes except {@code $default}. */
  List<String> routes() {
    return functions.keySet().stream().filter(key -> !key.startsWith("$")).toList();
  }

  /** Returns the route keys and the function names that were called. */
  Set<String> called() {
    return Set.copyOf(called);
  }

  /** Calls a route and returns the body of the response as JSON. */
  JsonNode call(ApiRequest request) {
    return response(request.route(), request.event());
  }

  /** Calls the default route and returns the body of the response as JSON. */
  JsonNode callDefault(ApiRequest request) {
    return response("$default", request.defaultEvent());
  }

  /**
   * Invokes the function of a route with any event and returns the body of the response, or the
   * whole response if it has no body.
   */
  JsonNode response(String route, byte[] event) {
    called.add(route);
    String answer = invoke(functions.getOrDefault(route, ""), event);
    try {
      JsonNode response = Json.read(answer);
      return response.has("body") ? Json.read(response.path("body").asText()) : response;
    } catch (JsonProcessingException e) {
      throw new AssertionError("the response of " + route + " is not JSON: " + answer, e);
    }
  }

  /**
   * Invokes a function and returns its output; empty if it throws.
   *
   * @throws AssertionError if the function times out or has no free instance
   */
  String invoke(String function, byte[] event) {
    FunctionHost host = hosts.get(function);
    if (host == null) {
      throw new AssertionError("unknown function: " + function);
    }
    called.add(function);
    invocations.incrementAndGet();
    return switch (host.invoke(event).outcome()) {
      case Outcome.Answered(String output) -> output;
      case Outcome.Failed(Throwable cause) -> {
        // Lambda writes the exception to the log of the function.
        cause.printStackTrace(new PrintWriter(thrown, true));
        yield "";
      }
      case Outcome.TimedOut _ -> throw new AssertionError(function + " timed out");
      case Outcome.Throttled _ -> throw new AssertionError(function + " has no free instance");
    };
  }

  /** Invokes a function with an event given as text. */
  String invoke(String function, String event) {
    return invoke(function, event.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the number of invocations. */
  int invocations() {
    return invocations.get();
  }

  /** Returns the stack traces of all exceptions that handlers threw. */
  String thrown() {
    return thrown.toString();
  }

  @Override
  public void close() {
    new ArrayList<>(hosts.values()).forEach(FunctionHost::close);
  }
}
