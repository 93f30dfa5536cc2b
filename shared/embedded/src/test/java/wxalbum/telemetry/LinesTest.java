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
import wxalbum.testing.Log;

/** Redaction of messages and fields in log lines. */
class LinesTest {
  private static final Logger OURS = LoggerFactory.getLogger(LinesTest.class);
  private static final Logger LIBRARY = LoggerFactory.getLogger("org.example.Library");

  @Test
  void tellsOurOwnWords() throws Exception {
    String error = error(new IllegalStateException("the clock stands still"));

    assertThat(error)
        .startsWith("java.lang.IllegalStateException: the clock stands still\n\tat ")
        .contains("LinesTest");
  }

  @Test
  void leavesOutTheWordsOfLibrariesButNotTheirTypes() throws Exception {
    String error = error(new IllegalStateException("it cannot be read", unreadable("secret")));

    assertThat(error)
        .contains("it cannot be read", "Caused by: java.time.format.DateTimeParseException\n")
        .contains("at java.base/java.time.LocalDate.parse")
        .doesNotContain("secret");
  }

  @Test
  void leavesOutWordsThatRepeatWhatWasCaught() throws Exception {
    IOException cause = new IOException("secret");

    String error = error(new UncheckedIOException(cause));

    assertThat(error).startsWith("java.io.UncheckedIOException\n");
  }

  @Test
  void tellsTheStateAndTheNumberOfADatabasesRefusal() throws Exception {
    String error =
        error(
            new SQLIntegrityConstraintViolationException(
                "(conn=7) Duplicate entry 'secret' for key 'PRIMARY'", "23000", 1062));

    assertThat(error).contains("(SQLSTATE 23000, error 1062)").doesNotContain("secret");
  }

  @Test
  void tellsWhatWasSuppressed() throws Exception {
    Exception failure = new IllegalStateException("first");
    failure.addSuppressed(unreadable("secret"));

    String error = error(failure);

    assertThat(error).contains("\tSuppressed: java.time").doesNotContain("secret");
  }

  @Test
  void endsACircleOfCauses() throws Exception {
    Exception failure = new IllegalStateException("first");
    failure.initCause(new IllegalStateException("second", failure));

    assertThat(error(failure)).containsOnlyOnce("second");
  }

  @Test
  void leavesOutWhatALibraryFillsIntoItsMessages() throws Exception {
    Log log = Log.during(() -> LIBRARY.warn("Broken: {}", "secret"));

    assertThat(log.lines().getFirst().path("message").asText()).isEqualTo("Broken: {}");
    assertThat(log.text()).doesNotContain("secret");
  }

  @Test
  void leavesOutTheFieldsThatALibraryAdds() throws Exception {
    Log log = Log.during(() -> LIBRARY.atWarn().addKeyValue("given", "secret").log("Broken"));

    assertThat(log.text()).doesNotContain("secret");
  }

  @Test
  void fillsOurOwnMessages() throws Exception {
    Log log = Log.during(() -> OURS.info("{} photos", 3));

    assertThat(log.lines().getFirst().path("message").asText()).isEqualTo("3 photos");
  }

  private static String error(Throwable failure) throws Exception {
    return Log.during(() -> OURS.error("It failed", failure))
        .lines()
        .getFirst()
        .path("error")
        .asText();
  }

  private static Exception unreadable(String text) {
    try {
      throw new AssertionError(LocalDate.parse(text).toString());
    } catch (DateTimeParseException e) {
      return e;
    }
  }
}
