package wxalbum.picture.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private static final Measurement PLAIN =
      Measurement.of("a", "thumbnailator", runs(300, 900, 301.26), Optional.empty(), Map.of());
  private static final Measurement PIPELINE =
      Measurement.of(
          "a",
          "wxalbum",
          runs(50, 40, 60),
          Optional.of(new PeakMemory(143, OptionalInt.of(64))),
          Map.of(1600, 0.93614, 640, 0.94, 256, 0.951));
  private static final Measurement TUNED =
      Measurement.of(
          "a",
          "sharp-tuned",
          List.of(new BenchmarkRun(80, Optional.empty(), Map.of())),
          Optional.empty(),
          Map.of());

  @Test
  void takesMedianOfAllRuns() {
    double odd = Measurement.median(List.of(9, 1, 2), Integer::doubleValue);
    double even = Measurement.median(List.of(9, 1, 2, 3), Integer::doubleValue);

    assertThat(odd).isEqualTo(2);
    assertThat(even).isEqualTo(2.5);
  }

  @Test
  void writesJsonInTheAgreedShape() throws IOException {
    String json = MeasurementJson.of(List.of(PIPELINE));

    assertThat(new ObjectMapper().readTree(json))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{
                      "photo": "a", "variant": "wxalbum",
                      "medianMs": 50.0, "decodeMs": 25.0, "resizeMs": 12.5, "encodeMs": 5.0,
                      "peakMiB": 143, "ssim": {"1600": 0.9361, "640": 0.94, "256": 0.951}
                    }]
                    """));
  }

  @Test
  void writesJsonNullForMissingFigures() throws IOException {
    String json = MeasurementJson.of(List.of(Measurement.failed("a", "sharp", "broken photo")));

    assertThat(new ObjectMapper().readTree(json))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{
                      "photo": "a", "variant": "sharp",
                      "medianMs": null, "decodeMs": null, "resizeMs": null, "encodeMs": null,
                      "peakMiB": null, "ssim": {"1600": null, "640": null, "256": null}
                    }]
                    """));
  }

  @Test
  void writesTableWithRatiosToPlainAndTuned() {
    String table = MeasurementTable.of(List.of(PLAIN, PIPELINE, TUNED));

    assertThat(table.lines().map(line -> line.replaceAll(" +", " ").strip()))
        .contains(
            "thumbnailator 301.3 150.6 75.3 30.1 1.0 3.77 0",
            "wxalbum 50.0 25.0 12.5 5.0 6.0 0.63 143 64 0 0.9361 0.9400 0.9510",
            "sharp-tuned 80.0 3.8 1.00 0");
  }

  @Test
  void writesFailureReasonInTable() {
    String table = MeasurementTable.of(List.of(Measurement.failed("a", "sharp", "broken photo")));

    assertThat(table).contains("sharp failed: broken photo");
  }

  private static List<BenchmarkRun> runs(double... millis) {
    return Arrays.stream(millis)
        .mapToObj(
            time ->
                new BenchmarkRun(
                    time,
                    Optional.of(new BenchmarkRun.PhaseTimes(time / 2, time / 4, time / 10)),
                    Map.of()))
        .toList();
  }
}
