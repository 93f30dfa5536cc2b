package wxalbum.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.testkit.CapturedLog;

/** Redaction of messages and fields in log lines. */
class LogRedactionTest {
  private static final Logger OWN_LOGGER = LoggerFactory.getLogger(LogRedactionTest.class);
  private static final Logger LIBRARY_LOGGER = LoggerFactory.getLogger("org.example.Library");

  @Test
  void logsMessagesOfOwnExceptions() throws Exception {
    String error = logError(new IllegalStateException("the clock stands still"));

    assertThat(error)
        .startsWith("java.lang.IllegalStateException: the clock stands still\n\tat ")
        .contains("LogRedactionTest");
  }

  @Test
  void omitsMessagesButKeepsTypesOfLibraryExceptions() throws Exception {
    String error =
        logError(new IllegalStateException("it cannot be read", createParseException("secret")));

    assertThat(error)
        .contains("it cannot be read", "Caused by: java.time.format.DateTimeParseException\n")
        .contains("at java.base/java.time.LocalDate.parse")
        .doesNotContain("secret");
  }

  @Test
  void omitsMessagesThatRepeatTheCause() throws Exception {
    IOException cause = new IOException("secret");

    String error = logError(new UncheckedIOException(cause));

    assertThat(error).startsWith("java.io.UncheckedIOException\n");
  }

  @Test
  void logsSqlStateAndErrorCodeOfSqlExceptions() throws Exception {
    String error =
        logError(
            new SQLIntegrityConstraintViolationException(
                "(conn=7) Duplicate entry 'secret' for key 'PRIMARY'", "23000", 1062));

    assertThat(error).contains("(SQLSTATE 23000, error 1062)").doesNotContain("secret");
  }

  @Test
  void logsSuppressedExceptions() throws Exception {
    Exception failure = new IllegalStateException("first");
    failure.addSuppressed(createParseException("secret"));

    String error = logError(failure);

    assertThat(error).contains("\tSuppressed: java.time").doesNotContain("secret");
  }

  @Test
  void stopsAtCyclicCauses() throws Exception {
    Exception failure = new IllegalStateException("first");
    failure.initCause(new IllegalStateException("second", failure));

    assertThat(logError(failure)).containsOnlyOnce("second");
  }

  @Test
  void omitsMessageArgumentsOfLibraries() throws Exception {
    CapturedLog log = CapturedLog.during(() -> LIBRARY_LOGGER.warn("Broken: {}", "secret"));

    assertThat(log.lines().getFirst().path("message").asText()).isEqualTo("Broken: {}");
    assertThat(log.text()).doesNotContain("secret");
  }

  @Test
  void omitsFieldsOfLibraries() throws Exception {
    CapturedLog log =
        CapturedLog.during(
            () -> LIBRARY_LOGGER.atWarn().addKeyValue("given", "secret").log("Broken"));

    assertThat(log.text()).doesNotContain("secret");
  }

  @Test
  void formatsMessageArgumentsOfOwnLoggers() throws Exception {
    CapturedLog log = CapturedLog.during(() -> OWN_LOGGER.info("{} photos", 3));

    assertThat(log.lines().getFirst().path("message").asText()).isEqualTo("3 photos");
  }

  private static String logError(Throwable failure) throws Exception {
    return CapturedLog.during(() -> OWN_LOGGER.error("It failed", failure))
        .lines()
        .getFirst()
        .path("error")
        .asText();
  }

  private static Exception createParseException(String text) {
    try {
      throw new AssertionError(LocalDate.parse(text).toString());
    } catch (DateTimeParseException e) {
      return e;
    }
  }
}
