package wxalbum.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;
import wxalbum.testkit.Fuzzer;

/**
 * Searches for slow files among mutations. Work is counted in steps: how often decoders check the
 * deadline. The slowest mutation of each file is mutated further.
 */
@EnabledOnOs(OS.LINUX)
class SlowInputSearchTest {
  private static final int COUNT = 10_000;

  @Test
  void findsNoFileWithMoreStepsThanItsHeaderAnnounces() throws Exception {
    ChildJvm child = ChildJvm.run(SearchMain.class, 64, List.of("-Xmn48m"), List.of("20261201"));

    System.out.println("Slowest of " + COUNT + " mutations: " + child.output().strip());
    assertThat(child.exitStatus()).as(child.report()).isZero();
    assertThat(child.output()).contains("most steps");
  }

  /**
   * Program that searches, and prints the most steps in relation to the charged work. A file with
   * too many steps ends the program.
   */
  static final class SearchMain {
    /** A small maximum keeps the search fast: 10 milliseconds for each file. */
    private static final long MAX_WORK = 10_000_000;

    /** Work that is never charged, such as that of creating a decoder. */
    private static final long FIXED_WORK = 200_000;

    private final Fuzzer mutations;
    private final TestProcessor quick = TestProcessor.quick();
    private final TestProcessor thorough = TestProcessor.thorough();

    private SearchMain(long seed) {
      this.mutations = new Fuzzer(seed);
    }

    public static void main(String[] seed) {
      SearchMain search = new SearchMain(Long.parseLong(seed[0]));
      List<SlowFile> files = SlowFile.all();
      for (int i = 0; i < COUNT; i++) {
        SlowFile file = files.get(i % files.size());
        int round = i / files.size();
        search.tryMutation(
            file,
            round % 3 == 0 ? file.original() : file.slowest(),
            round % 2 == 0 ? search.quick : search.thorough);
      }
      files.forEach(
          file ->
              System.out.printf(
                  Locale.ROOT, "%s: most steps %.2f%n", file.name(), file.slowestRatio()));
    }

    private void tryMutation(SlowFile file, byte[] parent, TestProcessor pictures) {
      byte[] mutation = mutations.mutate(parent);
      double ratio = stepRatio(pictures, mutation, file.workPerStep());
      if (ratio > 1) {
        throw new IllegalStateException(file.name() + " takes " + ratio + " times its steps");
      }
      file.offer(mutation, ratio);
    }

    /** Returns the number of steps in relation to the number that the charged work allows. */
    private static double stepRatio(TestProcessor pictures, byte[] file, long workPerStep) {
      AtomicLong steps = new AtomicLong();
      WorkBudget budget =
          new WorkBudget(
              MAX_WORK,
              () -> {
                steps.incrementAndGet();
                return 0;
              });
      try {
        var _ = pictures.pictures().process(file, TestProcessor.RENDITIONS, budget);
      } catch (UndecodablePictureException expected) {
        // The steps until a file is rejected count, too.
      }
      return (double) steps.get() * workPerStep / (FIXED_WORK + budget.chargedWork());
    }
  }
}
