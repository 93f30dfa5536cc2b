package wxalbum.thumbnail.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of a variant with a photo; nothing where there is no figure.
 *
 * @param split medians of the phases
 * @param peak memory of a process that makes these renditions only
 * @param bytes of all renditions together
 * @param ssim of each rendition, by the longest side that was asked for
 * @param failure why there are none
 */
record Figures(
    String photo,
    String variant,
    OptionalDouble medianMillis,
    Optional<Run.Split> split,
    Optional<PeakMemory> peak,
    OptionalInt bytes,
    Map<Integer, Double> ssim,
    Optional<String> failure) {
  Figures {
    ssim = Map.copyOf(ssim);
  }

  /** Those of a variant that could not make the renditions. */
  static Figures failed(String photo, String variant, String reason) {
    return new Figures(
        photo,
        variant,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Map.of(),
        Optional.of(reason));
  }

  /** Those of some runs. */
  static Figures of(
      String photo,
      String variant,
      List<Run> runs,
      Optional<PeakMemory> peak,
      Map<Integer, Double> ssim) {
    return new Figures(
        photo,
        variant,
        OptionalDouble.of(median(runs, Run::millis)),
        split(runs),
        peak,
        OptionalInt.of(
            runs.getLast().jpegs().values().stream().mapToInt(jpeg -> jpeg.length).sum()),
        ssim,
        Optional.empty());
  }

  /** The middle value; of an even number the mean of the two in the middle. */
  static <T> double median(List<T> values, ToDoubleFunction<T> of) {
    double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static Optional<Run.Split> split(List<Run> runs) {
    List<Run.Split> splits = runs.stream().flatMap(run -> run.split().stream()).toList();
    return splits.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Run.Split(
                median(splits, Run.Split::decode),
                median(splits, Run.Split::resize),
                median(splits, Run.Split::encode)));
  }
}
