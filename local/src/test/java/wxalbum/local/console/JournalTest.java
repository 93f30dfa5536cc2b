package wxalbum.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final long ALL = Long.MAX_VALUE;

  private final LogWriter log;

  JournalTest(@TempDir Path folder) {
    log = new LogWriter(folder);
  }

  @Test
  void isEmptyWhereThereIsNoFile() {
    Journal.View view = journal(ALL).look();

    assertThat(view.lines()).isEmpty();
    assertThat(view.older()).isFalse();
  }

  @Test
  void readsOnlyWhatWasAddedSinceTheLastLook() {
    Journal journal = journal(ALL);
    log.request("upload", "r1", 200);
    Journal.View before = journal.look();

    log.request("upload", "r2", 503, "code", "unavailable");
    Journal.View after = journal.look();

    assertThat(before.calls()).extracting(Call::requestId).containsExactly("r1");
    assertThat(after.calls()).extracting(Call::requestId).containsExactly("r1", "r2");
    assertThat(after.calls().getLast().ending())
        .isEqualTo(new Ending(Ending.Kind.FAULT, "503", "unavailable"));
    assertThat(after.end()).isEqualTo(log.file().toFile().length());
  }

  @Test
  void waitsForTheRestOfALine() {
    Journal journal = journal(ALL);
    log.text("{\"requestId\":\"r1\",");

    int before = journal.look().lines().size();
    log.text("\"message\":\"whole\"}\n");

    assertThat(before).isZero();
    assertThat(journal.look().lines()).extracting(LogLine::requestId).containsExactly("r1");
  }

  @Test
  void takesALineThatIsNoJsonAsOneThatTellsNothing() {
    log.line("requestId", "r1").text("mariadbd: ready\n").text("{broken\n").text("\n");

    Journal.View view = journal(ALL).look();

    assertThat(view.lines()).extracting(LogLine::requestId).containsExactly("r1", "", "");
    assertThat(view.lines()).extracting(LogLine::time).containsOnly(LogWriter.BEGIN);
  }

  @Test
  void passesOverALineThatIsTooLong() {
    log.text("x".repeat(3 << 20)).text("\n").line("requestId", "r1");

    assertThat(journal(ALL).look().lines()).extracting(LogLine::requestId).containsExactly("r1");
  }

  @Test
  void beginsAnewWithAFileThatWasCutShort() throws IOException {
    Journal journal = journal(ALL);
    log.request("upload", "r1", 200).request("upload", "r2", 200);
    journal.look();

    Files.delete(log.file());
    log.request("upload", "r3", 200);

    assertThat(journal.look().calls()).extracting(Call::requestId).containsExactly("r3");
  }

  @Test
  void readsOnlyTheLastPartOfALargeFileAndSaysSo() {
    for (int i = 0; i < 100; i++) {
      log.request("upload", "r" + i, 200);
    }

    Journal.View view = journal(1000).look();

    assertThat(view.older()).isTrue();
    assertThat(view.calls()).hasSizeBetween(2, 9);
    assertThat(view.calls().getLast().requestId()).isEqualTo("r99");
  }

  @Test
  void keepsABoundedNumberOfTheNewestLines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Journal.MOST_LINES * 1.2; i++) {
      text.append(i).append('\n');
    }
    log.text(text.toString());

    Journal.View view = journal(ALL).look();

    assertThat(view.lines()).hasSizeBetween(Journal.MOST_LINES, Journal.MOST_LINES * 11 / 10);
    assertThat(view.older()).isTrue();
  }

  @Test
  void joinsWhatThePlatformAndTheFunctionSayOfOneInvocation() {
    log.line("event", "timeout", "function", "upload", "requestId", "r1", "durationMs", 10_000)
        .request("upload", "r1", 500, "code", "internal");

    Journal.View view = journal(ALL).look();

    assertThat(view.calls()).hasSize(1);
    assertThat(view.calls().getFirst().ending().kind()).isEqualTo(Ending.Kind.TIMEOUT);
    assertThat(view.calls().getFirst().called()).isEqualTo("GET /me");
    assertThat(view.calls().getFirst().durationMs()).isEqualTo(10_000);
  }

  private Journal journal(long maxBytes) {
    return new Journal(new LogFile(log.file(), maxBytes));
  }
}
