package wxalbum.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the sample events in {@code events/}, which are also documented for manual invocation. */
public final class SampleEventFiles {
  private SampleEventFiles() {}

  /** Returns the bytes of a sample event, such as {@code login.json}. */
  public static byte[] read(String name) {
    try {
      return Files.readAllBytes(Path.of(System.getProperty("wxalbum.root"), "events", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
