package wxalbum.testing;

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
public final class Reliability {
  private final String check;
  private final Class<?> test;
  private final AtomicLong tried = new AtomicLong();
  private final AtomicLong passed = new AtomicLong();

  /**
   * Creates a counter that starts at zero.
   *
   * @param check the name of the check in the table, such as {@code hostile uploads}
   * @param test the test class, which names the file
   */
  public Reliability(String check, Class<?> test) {
    this.check = check;
    this.test = test;
  }

  /** Runs a case and counts it as passed unless it throws. */
  public void attempt(Runnable assertion) {
    tried.incrementAndGet();
    assertion.run();
    passed.incrementAndGet();
  }

  /** Adds cases that were counted elsewhere. */
  public void add(long moreTried, long morePassed) {
    tried.addAndGet(moreTried);
    passed.addAndGet(morePassed);
  }

  /** Writes the counts to the file. Call this once, after all cases. */
  public void write() {
    Path folder = Path.of(System.getProperty("wxalbum.root")).resolve("target/reliability");
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(test.getName() + ".json"),
          Json.write(Map.of("check", check, "tried", tried.get(), "passed", passed.get())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
