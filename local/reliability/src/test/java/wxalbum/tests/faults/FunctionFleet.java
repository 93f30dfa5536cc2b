package wxalbum.tests.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import wxalbum.settings.Setting;
import wxalbum.tests.faults.InjectionPoint.Layer;
import wxalbum.tests.fixture.BuiltFunctions;
import wxalbum.tests.fixture.BuiltFunctions.Invocable;

/** One running instance of each function. A new instance replaces one that was killed. */
final class FunctionFleet {
  private final FaultInjector faults;
  private final BuiltFunctions functions;
  private final Map<String, String> environment;
  private final Map<String, RunningFunction> running = new HashMap<>();

  FunctionFleet(FaultInjector faults, BuiltFunctions functions, Map<String, String> environment) {
    this.faults = faults;
    this.functions = functions;
    this.environment = Map.copyOf(environment);
  }

  /** A function and the simulated process around it. */
  private record RunningFunction(SimulatedInstance instance, Invocable function) {}

  /** Kills all instances. The next calls start new ones. */
  void restartAll() {
    running.values().forEach(called -> called.instance().kill());
    running.clear();
  }

  /**
   * Invokes a function and returns its response; empty if the invocation fails or its response is
   * lost.
   *
   * @param name of the call, the same in each run
   */
  Optional<String> invoke(String name, String function, byte[] event) {
    RunningFunction called = running.computeIfAbsent(function, this::start);
    faults.beginCall(name, called.instance());
    try {
      String response =
          called.instance().invoke(called.function(), event, UUID.randomUUID().toString());
      if (faults.faultAt(Layer.RESPONSE, function).isPresent()) {
        called.instance().kill();
      }
      return called.instance().isDead() ? Optional.empty() : Optional.of(response);
    } catch (Exception e) {
      return Optional.empty();
    } finally {
      faults.endCall();
      if (called.instance().isDead()) {
        running.remove(function);
      }
    }
  }

  /** Returns the name of the function that serves a route. */
  String functionForRoute(String route) {
    return functions.functionForRoute(route);
  }

  private RunningFunction start(String function) {
    SimulatedInstance instance = new SimulatedInstance(faults);
    Map<String, String> ownEnvironment = new HashMap<>(environment);
    ownEnvironment.computeIfPresent(
        Setting.DATABASE_URL.name(), (_, real) -> FaultyDriver.registerInstance(instance, real));
    try {
      return new RunningFunction(instance, functions.createInstance(function, ownEnvironment));
    } catch (Exception e) {
      throw new IllegalStateException("Function " + function + " failed to start", e);
    }
  }
}
