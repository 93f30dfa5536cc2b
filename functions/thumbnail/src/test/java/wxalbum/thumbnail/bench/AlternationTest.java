package wxalbum.thumbnail.bench;

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
import wxalbum.thumbnail.bench.Alternation.Effort;
import wxalbum.thumbnail.picture.TestPictures;

class AlternationTest {
  private static final Effort THREE_ROUNDS = new Effort(3, 0, 0);

  @TempDir private Path folder;
  private final List<String> order = new ArrayList<>();
  private Photo photo;

  @BeforeEach
  void store() throws IOException {
    Path file = Files.write(folder.resolve("a.jpg"), TestPictures.photo("landscape-1.jpg"));
    photo = Photo.read("a", file);
  }

  @Test
  void runsVariantsInTurnOnceTheyAreWarm() {
    Alternation.of(List.of(new Named("a", 9), new Named("b", 9)), photo, THREE_ROUNDS);

    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b", "a", "b");
  }

  @Test
  void keepsTheRunsThatCount() {
    Variant variant = new Named("a", 9);

    Alternation interleavedRuns = Alternation.of(List.of(variant), photo, THREE_ROUNDS);

    assertThat(interleavedRuns.runs(variant)).hasSize(3);
    assertThat(interleavedRuns.failure(variant)).isEmpty();
  }

  @Test
  void leavesOutWhoFailsOnce() {
    Variant failingVariant = new Named("a", 2);
    Variant workingVariant = new Named("b", 9);

    Alternation interleavedRuns =
        Alternation.of(List.of(failingVariant, workingVariant), photo, THREE_ROUNDS);

    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b", "b");
    assertThat(interleavedRuns.failure(failingVariant).orElseThrow()).contains("no runs left");
    assertThat(interleavedRuns.runs(workingVariant)).hasSize(3);
  }

  @Test
  void warmsUpUntilNothingGetsQuicker() {
    Alternation.of(List.of(new Named("a", 99)), photo, new Effort(0, 0, 1_000));

    // Six runs get faster, from 10 ms down to 5 ms, and five more do not.
    assertThat(order).hasSize(11);
  }

  /** A variant that takes a millisecond less each time, but at least five, until it fails. */
  private final class Named implements Variant {
    private final String name;
    private final int fails;
    private int runs;

    Named(String name, int runsUntilFailure) {
      this.name = name;
      this.fails = runsUntilFailure;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Run run(Photo photo) throws IOException {
      order.add(name);
      if (runs == fails) {
        throw new IOException("no runs left");
      }
      runs++;
      return new Run(Math.max(5, 11 - runs), Optional.empty(), Map.of());
    }

    @Override
    public Optional<PeakMemory> peak(Photo photo) {
      return Optional.empty();
    }
  }
}
