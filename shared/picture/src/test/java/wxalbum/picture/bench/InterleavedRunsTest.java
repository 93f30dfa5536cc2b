package wxalbum.picture.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.picture.bench.InterleavedRuns.RunPlan;
import wxalbum.testkit.TestPictures;

class InterleavedRunsTest {
  private static final RunPlan THREE_ROUNDS = new RunPlan(3, 0, 0);

  @TempDir private Path folder;
  private final List<String> order = new ArrayList<>();
  private BenchmarkPhoto photo;

  @BeforeEach
  void readPhoto() throws IOException {
    Path file = Files.write(folder.resolve("a.jpg"), TestPictures.resource("landscape-1.jpg"));
    photo = BenchmarkPhoto.read("a", file);
  }

  @Test
  void alternatesVariantsAfterWarmUp() {
    InterleavedRuns.measure(
        List.of(new FakeVariant("a", 9), new FakeVariant("b", 9)), photo, THREE_ROUNDS);

    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b", "a", "b");
  }

  @Test
  void recordsMeasuredRunsOnly() {
    BenchmarkVariant variant = new FakeVariant("a", 9);

    InterleavedRuns interleavedRuns =
        InterleavedRuns.measure(List.of(variant), photo, THREE_ROUNDS);

    assertThat(interleavedRuns.runs(variant)).hasSize(3);
    assertThat(interleavedRuns.failure(variant)).isEmpty();
  }

  @Test
  void skipsVariantAfterFailure() {
    BenchmarkVariant failingVariant = new FakeVariant("a", 2);
    BenchmarkVariant workingVariant = new FakeVariant("b", 9);

    InterleavedRuns interleavedRuns =
        InterleavedRuns.measure(List.of(failingVariant, workingVariant), photo, THREE_ROUNDS);

    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b", "b");
    assertThat(interleavedRuns.failure(failingVariant).orElseThrow()).contains("no runs left");
    assertThat(interleavedRuns.runs(workingVariant)).hasSize(3);
  }

  @Test
  void warmsUpUntilTimesStabilize() {
    InterleavedRuns.measure(List.of(new FakeVariant("a", 99)), photo, new RunPlan(0, 0, 1_000));

    // Six runs get faster, from 10 ms down to 5 ms, and five more do not.
    assertThat(order).hasSize(11);
  }

  /** A variant that takes a millisecond less each time, but at least five, until it fails. */
  private final class FakeVariant implements BenchmarkVariant {
    private final String name;
    private final int runsUntilFailure;
    private int runs;

    FakeVariant(String name, int runsUntilFailure) {
      this.name = name;
      this.runsUntilFailure = runsUntilFailure;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public BenchmarkRun run(BenchmarkPhoto photo) throws IOException {
      order.add(name);
      if (runs == runsUntilFailure) {
        throw new IOException("no runs left");
      }
      runs++;
      return new BenchmarkRun(Math.max(5, 11 - runs), Optional.empty(), Map.of());
    }

    @Override
    public Optional<PeakMemory> measurePeakMemory(BenchmarkPhoto photo) {
      return Optional.empty();
    }
  }
}
