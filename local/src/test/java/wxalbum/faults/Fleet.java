package wxalbum.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import wxalbum.faults.Point.Layer;
import wxalbum.local.BuiltFunctions;
import wxalbum.local.BuiltFunctions.Invocable;
import wxalbum.settings.Setting;

/** One running instance of each function. A new instance replaces one that was killed. */
final class Fleet {
  private final Faults faults;
  private final BuiltFunctions functions;
  private final Map<String, String> environment;
  private final Map<String, Running> running = new HashMap<>();

  Fleet(Faults faults, BuiltFunctions functions, Map<String, String> environment) {
    this.faults = faults;
    this.functions = functions;
    this.environment = Map.copyOf(environment);
  }

  /** A function and the simulated process around it. */
  private record Running(Instance instance, Invocable function) {}

  /** Kills all instances. The next calls start new ones. */
  void renew() {
    running.values().forEach(called -> called.instance().kill());
    running.clear();
  }

  /**
   * Invokes a function and returns its response; empty if the invocation fails or its response is
   * lost.
   *
   * @param name of the call, the same in each run
   */
  Optional<String> call(String name, String function, byte[] event) {
    Running called = running.computeIfAbsent(function, this::start);
    faults.calling(name, called.instance());
    try {
      String response =
          called.instance().call(called.function(), event, UUID.randomUUID().toString());
      if (faults.reach(Layer.ANSWER, function).isPresent()) {
        called.instance().kill();
      }
      return called.instance().dead() ? Optional.empty() : Optional.of(response);
    } catch (Exception e) {
      return Optional.empty();
    } finally {
      faults.ended();
      if (called.instance().dead()) {
        running.remove(function);
      }
    }
  }

  /** Returns the name of the function that serves a route. */
  String routed(String route) {
    return functions.routed(route);
  }

  private Running start(String function) {
    Instance instance = new Instance(faults);
    Map<String, String> ownEnvironment = new HashMap<>(environment);
    ownEnvironment.computeIfPresent(
        Setting.DATABASE_URL.name(), (_, real) -> FaultyDriver.url(instance, real));
    try {
      return new Running(instance, functions.instance(function, ownEnvironment));
    } catch (Exception e) {
      throw new IllegalStateException("Function " + function + " failed to start", e);
    }
  }
}
