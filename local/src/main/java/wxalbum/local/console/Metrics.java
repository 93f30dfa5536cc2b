package wxalbum.local.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers over time, in equal steps: of each function what its summary lines say, and the metrics
 * that lines carry in CloudWatch's embedded metric format.
 *
 * @param from milliseconds since 1970 at which the first step begins
 * @param step in milliseconds
 * @param steps their number
 */
record Metrics(long from, long step, int steps) {
  /** The most steps of one answer. */
  static final int MOST = 360;

  /**
   * {@code {from, to, stepSeconds, functions: {name: {calls, errors, p50Ms, p95Ms}}, metrics:
   * {name: {unit, count, sum, p50, p95}}}}: each innermost one an array with a value for each step,
   * in which a percentile of nothing is null.
   */
  Map<String, Object> document(Collection<Call> calls) {
    List<Call> inside = calls.stream().filter(call -> step(call) >= 0).toList();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("from", Documents.moment(from));
    document.put("to", Documents.moment(from + step * steps));
    document.put("stepSeconds", step / 1000);
    document.put("functions", functions(inside));
    document.put("metrics", metrics(inside));
    return document;
  }

  private Map<String, Object> functions(List<Call> calls) {
    Map<String, Object> functions = new TreeMap<>();
    calls.stream()
        .collect(Collectors.groupingBy(Call::function))
        .forEach((name, its) -> functions.put(name, function(its)));
    return functions;
  }

  private Map<String, Object> function(List<Call> calls) {
    List<List<Double>> durations = spread(calls, call -> Stream.of(call.durationMs()));
    List<List<Double>> errors =
        spread(
            calls,
            call -> call.ending().kind().isFault() ? Stream.of(call.durationMs()) : Stream.of());
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("calls", durations.stream().map(List::size).toList());
    series.put("errors", errors.stream().map(List::size).toList());
    series.put("p50Ms", percentiles(durations, 50));
    series.put("p95Ms", percentiles(durations, 95));
    return series;
  }

  private Map<String, Object> metrics(List<Call> calls) {
    Map<String, String> units = new TreeMap<>();
    for (Call call : calls) {
      call.measures().forEach(measure -> units.put(measure.name(), measure.unit()));
    }
    Map<String, Object> metrics = new LinkedHashMap<>();
    units.forEach((name, unit) -> metrics.put(name, metric(calls, name, unit)));
    return metrics;
  }

  private Map<String, Object> metric(List<Call> calls, String name, String unit) {
    List<List<Double>> values =
        spread(
            calls,
            call ->
                call.measures().stream()
                    .filter(measure -> measure.name().equals(name))
                    .flatMap(measure -> measure.values().stream()));
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("unit", unit);
    series.put("count", values.stream().map(List::size).toList());
    series.put(
        "sum",
        values.stream().map(some -> some.stream().mapToDouble(Double::doubleValue).sum()).toList());
    series.put("p50", percentiles(values, 50));
    series.put("p95", percentiles(values, 95));
    return series;
  }

  /** The values of each step. */
  private List<List<Double>> spread(List<Call> calls, Function<Call, Stream<Double>> values) {
    List<List<Double>> spread = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      spread.add(new ArrayList<>());
    }
    for (Call call : calls) {
      values.apply(call).forEach(spread.get(step(call))::add);
    }
    return spread;
  }

  /** The step that a call ended in; -1 outside of all. */
  private int step(Call call) {
    long number = Math.floorDiv(call.at() - from, step);
    return number < 0 || number >= steps ? -1 : (int) number;
  }

  private static List<@Nullable Double> percentiles(List<List<Double>> values, int percent) {
    List<@Nullable Double> percentiles = new ArrayList<>();
    for (List<Double> some : values) {
      percentiles.add(some.isEmpty() ? null : new Percentiles(some).at(percent));
    }
    return percentiles;
  }
}
