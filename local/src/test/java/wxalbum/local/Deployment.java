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

/** All functions of the project in one environment, called as Lambda calls them. */
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

  /** Names of all functions. */
  List<String> names() {
    return List.copyOf(hosts.keySet());
  }

  /** Keys of all routes but the default one. */
  List<String> routes() {
    return functions.keySet().stream().filter(key -> !key.startsWith("$")).toList();
  }

  /** What was called: routes by their key, functions without any by their name. */
  Set<String> called() {
    return Set.copyOf(called);
  }

  /** The answer to a request: its status, and its body as JSON. */
  JsonNode call(ApiRequest request) {
    return response(request.route(), request.event());
  }

  /** The same for a request that has no route of its own. */
  JsonNode callDefault(ApiRequest request) {
    return response("$default", request.defaultEvent());
  }

  /** The answer of a route's function to any event. */
  JsonNode response(String route, byte[] event) {
    called.add(route);
    String answer = invoke(functions.getOrDefault(route, ""), event);
    try {
      JsonNode response = Json.read(answer);
      return response.has("body") ? Json.read(response.path("body").asText()) : response;
    } catch (JsonProcessingException e) {
      throw new AssertionError("no answer of " + route + ": " + answer, e);
    }
  }

  /** What a function returns for an event, empty where it throws. */
  String invoke(String function, byte[] event) {
    FunctionHost host = hosts.get(function);
    if (host == null) {
      throw new AssertionError("there is no function " + function);
    }
    called.add(function);
    invocations.incrementAndGet();
    return switch (host.invoke(event).outcome()) {
      case Outcome.Answered(String output) -> output;
      case Outcome.Failed(Throwable cause) -> {
        // Lambda writes it into the log of the function.
        cause.printStackTrace(new PrintWriter(thrown, true));
        yield "";
      }
      case Outcome.TimedOut _ -> throw new AssertionError(function + " ran out of time");
      case Outcome.Throttled _ -> throw new AssertionError(function + " has no free instance");
    };
  }

  /** The same for an event that is a text. */
  String invoke(String function, String event) {
    return invoke(function, event.getBytes(StandardCharsets.UTF_8));
  }

  /** How many invocations there were. */
  int invocations() {
    return invocations.get();
  }

  /** What handlers let out, with its stack traces. */
  String thrown() {
    return thrown.toString();
  }

  @Override
  public void close() {
    new ArrayList<>(hosts.values()).forEach(FunctionHost::close);
  }
}
