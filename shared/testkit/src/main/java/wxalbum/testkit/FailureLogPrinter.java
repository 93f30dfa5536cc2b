package wxalbum.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Prints the log lines of a failed test, so that the build shows them with the failure. JUnit finds
 * this class through {@link java.util.ServiceLoader}.
 */
public final class FailureLogPrinter implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(FailureLogPrinter.class);

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    Optional<Path> file = logFile();
    if (file.isPresent()) {
      test.getStore(NAMESPACE).put(Path.class, Files.size(file.get()));
    }
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    Optional<Path> file = logFile();
    if (file.isPresent() && test.getExecutionException().isPresent()) {
      long offset = test.getStore(NAMESPACE).getOrDefault(Path.class, Long.class, 0L);
      System.out.print(CapturedLog.readFrom(file.get(), offset));
    }
  }

  /** Returns the log file; empty until the first logger creates one. */
  private static Optional<Path> logFile() {
    return Optional.ofNullable(System.getProperty("wxalbum.log"))
        .map(Path::of)
        .filter(Files::isRegularFile);
  }
}
