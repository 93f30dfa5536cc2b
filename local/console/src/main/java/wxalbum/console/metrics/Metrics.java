package wxalbum.console.metrics;

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
import wxalbum.console.log.InvocationRecord;
import wxalbum.console.log.JsonDocuments;

/**
 * Time series in equal steps: the invocations of each function, and the metrics on log lines in the
 * embedded metric format of CloudWatch.
 *
 * @param fromMillis the start of the first step, in milliseconds since 1970
 * @param step the length of a step in milliseconds
 * @param steps the number of steps
 */
public record Metrics(long fromMillis, long step, int steps) {
  /** The maximum number of steps in a response. */
  static final int MAX_STEPS = 360;

  /**
   * Returns {@code {from, to, stepSeconds, functions: {name: {calls, errors, p50Ms, p95Ms}},
   * metrics: {name: {unit, count, sum, p50, p95}}}}. Each innermost member except {@code unit} is
   * an array with one value per step. A percentile is null in a step without values.
   */
  public Map<String, Object> toMap(Collection<InvocationRecord> calls) {
    List<InvocationRecord> inRange = calls.stream().filter(call -> stepIndex(call) >= 0).toList();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("from", JsonDocuments.toInstant(fromMillis));
    document.put("to", JsonDocuments.toInstant(fromMillis + step * steps));
    document.put("stepSeconds", step / 1000);
    document.put("functions", functionSeries(inRange));
    document.put("metrics", metricSeries(inRange));
    return document;
  }

  private Map<String, Object> functionSeries(List<InvocationRecord> calls) {
    Map<String, Object> functions = new TreeMap<>();
    calls.stream()
        .collect(Collectors.groupingBy(InvocationRecord::function))
        .forEach((name, own) -> functions.put(name, oneFunctionSeries(own)));
    return functions;
  }

  private Map<String, Object> oneFunctionSeries(List<InvocationRecord> calls) {
    List<List<Double>> durations = valuesByStep(calls, call -> Stream.of(call.durationMs()));
    List<List<Double>> errors =
        valuesByStep(
            calls,
            call -> call.status().kind().isFailure() ? Stream.of(call.durationMs()) : Stream.of());
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("calls", durations.stream().map(List::size).toList());
    series.put("errors", errors.stream().map(List::size).toList());
    series.put("p50Ms", percentiles(durations, 50));
    series.put("p95Ms", percentiles(durations, 95));
    return series;
  }

  private Map<String, Object> metricSeries(List<InvocationRecord> calls) {
    Map<String, String> units = new TreeMap<>();
    for (InvocationRecord call : calls) {
      call.samples().forEach(measure -> units.put(measure.name(), measure.unit()));
    }
    Map<String, Object> metrics = new LinkedHashMap<>();
    units.forEach((name, unit) -> metrics.put(name, oneMetricSeries(calls, name, unit)));
    return metrics;
  }

  private Map<String, Object> oneMetricSeries(
      List<InvocationRecord> calls, String name, String unit) {
    List<List<Double>> values =
        valuesByStep(
            calls,
            call ->
                call.samples().stream()
                    .filter(measure -> measure.name().equals(name))
                    .flatMap(measure -> measure.values().stream()));
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("unit", unit);
    series.put("count", values.stream().map(List::size).toList());
    series.put(
        "sum",
        values.stream()
            .map(stepValues -> stepValues.stream().mapToDouble(Double::doubleValue).sum())
            .toList());
    series.put("p50", percentiles(values, 50));
    series.put("p95", percentiles(values, 95));
    return series;
  }

  /** Returns the values of each step. */
  private List<List<Double>> valuesByStep(
      List<InvocationRecord> calls, Function<InvocationRecord, Stream<Double>> values) {
    List<List<Double>> valuesByStep = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      valuesByStep.add(new ArrayList<>());
    }
    for (InvocationRecord call : calls) {
      values.apply(call).forEach(valuesByStep.get(stepIndex(call))::add);
    }
    return valuesByStep;
  }

  /** Returns the index of the step in which an invocation ended; -1 if it is outside the range. */
  private int stepIndex(InvocationRecord call) {
    long index = Math.floorDiv(call.endMillis() - fromMillis, step);
    return index < 0 || index >= steps ? -1 : (int) index;
  }

  private static List<@Nullable Double> percentiles(List<List<Double>> values, int percent) {
    List<@Nullable Double> percentiles = new ArrayList<>();
    for (List<Double> stepValues : values) {
      percentiles.add(stepValues.isEmpty() ? null : new Percentiles(stepValues).at(percent));
    }
    return percentiles;
  }
}
