package wxalbum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import wxalbum.http.Json;

/**
 * Counts what a test class tried of one kind of check and how much of it passed, for the table that
 * ends the build. Each class writes a file of its own, {@code target/reliability/CLASS.json} at the
 * root; the build adds up those of one check. Safe for use by several threads.
 */
public final class Reliability {
  private final String check;
  private final Class<?> test;
  private final AtomicLong tried = new AtomicLong();
  private final AtomicLong passed = new AtomicLong();

  /**
   * Begins to count.
   *
   * @param check as the table names it, such as {@code hostile uploads}
   */
  public Reliability(String check, Class<?> test) {
    this.check = check;
    this.test = test;
  }

  /** Tries a case, which throws when it fails. */
  public void attempt(Runnable assertion) {
    tried.incrementAndGet();
    assertion.run();
    passed.incrementAndGet();
  }

  /** Counts cases that were tried together. */
  public void add(long triedNow, long passedNow) {
    tried.addAndGet(triedNow);
    passed.addAndGet(passedNow);
  }

  /** Writes the counts; called once all cases were tried. */
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
