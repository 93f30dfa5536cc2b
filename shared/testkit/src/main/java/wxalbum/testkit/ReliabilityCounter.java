package wxalbum.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import wxalbum.http.Json;

/**
 * Counts the attempted and the passed cases of one kind of check in a test class. Each class writes
 * {@code target/reliability/CLASS.json} in the root directory. The build adds up the files of each
 * check and prints them as a table. This class is thread-safe.
 */
public final class ReliabilityCounter {
  private final String check;
  private final Class<?> testClass;
  private final AtomicLong triedCount = new AtomicLong();
  private final AtomicLong passedCount = new AtomicLong();

  /**
   * Creates a counter that starts at zero.
   *
   * @param check the name of the check in the table, such as {@code hostile uploads}
   * @param testClass the test class, which names the file
   */
  public ReliabilityCounter(String check, Class<?> testClass) {
    this.check = check;
    this.testClass = testClass;
  }

  /** Runs a case and counts it as passed unless it throws. */
  public void attempt(Runnable assertion) {
    triedCount.incrementAndGet();
    assertion.run();
    passedCount.incrementAndGet();
  }

  /** Adds cases that were counted elsewhere. */
  public void addCounts(long moreTried, long morePassed) {
    triedCount.addAndGet(moreTried);
    passedCount.addAndGet(morePassed);
  }

  /** Writes the counts to the file. Call this once, after all cases. */
  public void writeReport() {
    Path folder = Path.of(System.getProperty("wxalbum.root")).resolve("target/reliability");
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(testClass.getName() + ".json"),
          Json.write(
              Map.of("check", check, "tried", triedCount.get(), "passed", passedCount.get())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
