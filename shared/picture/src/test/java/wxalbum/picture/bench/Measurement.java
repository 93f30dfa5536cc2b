package wxalbum.picture.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * The measured figures of a variant for one photo. Figures that were not measured are empty.
 *
 * @param photo the name of the photo
 * @param variant the name of the variant
 * @param medianMillis the median time of a run
 * @param phases the medians of the phases
 * @param peakMemory the memory of a process that makes these renditions only
 * @param totalBytes the size of all renditions together
 * @param ssim the similarity of each rendition, by its requested longest side
 * @param failure why the variant made no renditions
 */
record Measurement(
    String photo,
    String variant,
    OptionalDouble medianMillis,
    Optional<BenchmarkRun.PhaseTimes> phases,
    Optional<PeakMemory> peakMemory,
    OptionalInt totalBytes,
    Map<Integer, Double> ssim,
    Optional<String> failure) {
  Measurement {
    ssim = Map.copyOf(ssim);
  }

  /** Returns the figures of a variant that failed. */
  static Measurement failed(String photo, String variant, String reason) {
    return new Measurement(
        photo,
        variant,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Map.of(),
        Optional.of(reason));
  }

  /** Returns the figures of measured runs. */
  static Measurement of(
      String photo,
      String variant,
      List<BenchmarkRun> runs,
      Optional<PeakMemory> peak,
      Map<Integer, Double> ssim) {
    return new Measurement(
        photo,
        variant,
        OptionalDouble.of(median(runs, BenchmarkRun::millis)),
        phases(runs),
        peak,
        OptionalInt.of(
            runs.getLast().jpegs().values().stream().mapToInt(jpeg -> jpeg.length).sum()),
        ssim,
        Optional.empty());
  }

  /**
   * Returns the median. For an even number of values it is the mean of the two middle ones.
   *
   * @param of maps a value to a number
   */
  static <T> double median(List<T> values, ToDoubleFunction<T> of) {
    double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static Optional<BenchmarkRun.PhaseTimes> phases(List<BenchmarkRun> runs) {
    List<BenchmarkRun.PhaseTimes> splits =
        runs.stream().flatMap(run -> run.phases().stream()).toList();
    return splits.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BenchmarkRun.PhaseTimes(
                median(splits, BenchmarkRun.PhaseTimes::decodeMillis),
                median(splits, BenchmarkRun.PhaseTimes::resizeMillis),
                median(splits, BenchmarkRun.PhaseTimes::encodeMillis)));
  }
}
