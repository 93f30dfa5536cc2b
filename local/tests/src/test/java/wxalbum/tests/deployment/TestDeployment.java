package wxalbum.tests.deployment;

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
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.FunctionLoader;
import wxalbum.local.lambda.InvocationOutcome;
import wxalbum.local.lambda.LoadedFunction;
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.local.template.ServerlessFile;
import wxalbum.local.template.Trigger;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;

/** All functions of the project in one environment, invoked as Lambda invokes them. */
public final class TestDeployment implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  private final Map<String, FunctionHost> hosts = new LinkedHashMap<>();
  private final Map<String, String> functionsByRoute = new LinkedHashMap<>();
  private final Set<String> calledTargets = new ConcurrentSkipListSet<>();
  private final AtomicInteger invocationCount = new AtomicInteger();
  private final StringWriter exceptionLog = new StringWriter();

  public TestDeployment(Map<String, String> environment) {
    TestCloud.shared().setRoleCredentials();
    FunctionLoader loader = new FunctionLoader();
    for (FunctionDeclaration function : ServerlessFile.load(ROOT).functions()) {
      hosts.put(
          function.name(),
          new FunctionHost(
              new LoadedFunction(function, loader.createClassLoader(function), environment)));
      for (Trigger.Http trigger : function.triggers(Trigger.Http.class)) {
        functionsByRoute.put(trigger.route().routeKey(), function.name());
      }
    }
  }

  /** Returns the names of all functions. */
  public List<String> functionNames() {
    return List.copyOf(hosts.keySet());
  }

  /** Returns the keys of all routes except {@code $default}. */
  public List<String> routeKeys() {
    return functionsByRoute.keySet().stream().filter(key -> !key.startsWith("$")).toList();
  }

  /** Returns the route keys and the function names that were called. */
  public Set<String> calledTargets() {
    return Set.copyOf(calledTargets);
  }

  /** Calls a route and returns the body of the response as JSON. */
  public JsonNode call(TestRequest request) {
    return invokeRoute(request.route(), request.toEvent());
  }

  /** Calls the default route and returns the body of the response as JSON. */
  public JsonNode callDefault(TestRequest request) {
    return invokeRoute("$default", request.toDefaultRouteEvent());
  }

  /**
   * Invokes the function of a route with any event and returns the body of the response, or the
   * whole response if it has no body.
   */
  public JsonNode invokeRoute(String route, byte[] event) {
    calledTargets.add(route);
    String answer = invoke(functionsByRoute.getOrDefault(route, ""), event);
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
  public String invoke(String function, byte[] event) {
    FunctionHost host = hosts.get(function);
    if (host == null) {
      throw new AssertionError("unknown function: " + function);
    }
    calledTargets.add(function);
    invocationCount.incrementAndGet();
    return switch (host.invoke(event).outcome()) {
      case InvocationOutcome.Succeeded(String output) -> output;
      case InvocationOutcome.Failed(Throwable cause) -> {
        // Lambda writes the exception to the log of the function.
        cause.printStackTrace(new PrintWriter(exceptionLog, true));
        yield "";
      }
      case InvocationOutcome.TimedOut _ -> throw new AssertionError(function + " timed out");
      case InvocationOutcome.Throttled _ ->
          throw new AssertionError(function + " has no free instance");
    };
  }

  /** Invokes a function with an event given as text. */
  public String invoke(String function, String event) {
    return invoke(function, event.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the number of invocations. */
  public int invocationCount() {
    return invocationCount.get();
  }

  /** Returns the stack traces of all exceptions that handlers threw. */
  public String exceptionLog() {
    return exceptionLog.toString();
  }

  @Override
  public void close() {
    new ArrayList<>(hosts.values()).forEach(FunctionHost::close);
  }
}
