package wxalbum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample events of {@code events/}: what a newcomer invokes is what the tests read. */
public final class Events {
  private Events() {}

  /** The bytes of a sample, such as {@code login.json}. */
  public static byte[] sample(String name) {
    try {
      return Files.readAllBytes(Path.of(System.getProperty("wxalbum.root"), "events", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
