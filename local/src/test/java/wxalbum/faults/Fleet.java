package wxalbum.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import wxalbum.faults.Point.Layer;
import wxalbum.local.BuiltFunctions;
import wxalbum.local.BuiltFunctions.Invocable;
import wxalbum.settings.Setting;

/** One instance of each function, and a new one in the place of each that was killed. */
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

  /** A handler and the process around it. */
  private record Running(Instance instance, Invocable function) {}

  /** Leaves all instances behind: the next calls start new ones. */
  void renew() {
    running.values().forEach(it -> it.instance().kill());
    running.clear();
  }

  /**
   * What a function answers; nothing where the call fails, or its answer gets lost.
   *
   * @param name of the call, the same in each run
   */
  Optional<String> call(String name, String function, byte[] event) {
    Running called = running.computeIfAbsent(function, this::start);
    faults.calling(name, called.instance());
    try {
      String answer =
          called.instance().call(called.function(), event, UUID.randomUUID().toString());
      if (faults.reach(Layer.ANSWER, function).isPresent()) {
        called.instance().kill();
      }
      return called.instance().dead() ? Optional.empty() : Optional.of(answer);
    } catch (Exception e) {
      return Optional.empty();
    } finally {
      faults.ended();
      if (called.instance().dead()) {
        running.remove(function);
      }
    }
  }

  /** The function that has a route. */
  String routed(String route) {
    return functions.routed(route);
  }

  private Running start(String function) {
    Instance instance = new Instance(faults);
    Map<String, String> own = new HashMap<>(environment);
    own.computeIfPresent(
        Setting.DATABASE_URL.name(), (_, real) -> FaultyDriver.url(instance, real));
    try {
      return new Running(instance, functions.instance(function, own));
    } catch (Exception e) {
      throw new IllegalStateException(function + " does not start", e);
    }
  }
}
