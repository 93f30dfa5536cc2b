package wxalbum.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.console.fixture.TestLogWriter;

class LogIndexTest {
  private static final long ALL_BYTES = Long.MAX_VALUE;

  private final TestLogWriter log;

  LogIndexTest(@TempDir Path folder) {
    log = new TestLogWriter(folder);
  }

  @Test
  void isEmptyWhenFileIsMissing() {
    LogIndex.Snapshot view = newIndex(ALL_BYTES).refresh();

    assertThat(view.lines()).isEmpty();
    assertThat(view.hasOlderLines()).isFalse();
  }

  @Test
  void readsLinesAppendedSinceLastRead() {
    LogIndex journal = newIndex(ALL_BYTES);
    log.request("upload", "r1", 200);
    LogIndex.Snapshot before = journal.refresh();

    log.request("upload", "r2", 503, "code", "unavailable");
    LogIndex.Snapshot after = journal.refresh();

    assertThat(before.invocations()).extracting(InvocationRecord::requestId).containsExactly("r1");
    assertThat(after.invocations())
        .extracting(InvocationRecord::requestId)
        .containsExactly("r1", "r2");
    assertThat(after.invocations().getLast().status())
        .isEqualTo(new InvocationStatus(InvocationStatus.Kind.FAULT, "503", "unavailable"));
    assertThat(after.endOffset()).isEqualTo(log.file().toFile().length());
  }

  @Test
  void indexesLineOnlyWhenComplete() {
    LogIndex journal = newIndex(ALL_BYTES);
    log.append("{\"requestId\":\"r1\",");

    int before = journal.refresh().lines().size();
    log.append("\"message\":\"whole\"}\n");

    assertThat(before).isZero();
    assertThat(journal.refresh().lines()).extracting(LogLine::requestId).containsExactly("r1");
  }

  @Test
  void indexesInvalidJsonAsLineWithoutFields() {
    log.line("requestId", "r1").append("mariadbd: ready\n").append("{broken\n").append("\n");

    LogIndex.Snapshot view = newIndex(ALL_BYTES).refresh();

    assertThat(view.lines()).extracting(LogLine::requestId).containsExactly("r1", "", "");
    assertThat(view.lines()).extracting(LogLine::timestamp).containsOnly(TestLogWriter.START);
  }

  @Test
  void skipsTooLongLine() {
    log.append("x".repeat(3 << 20)).append("\n").line("requestId", "r1");

    assertThat(newIndex(ALL_BYTES).refresh().lines())
        .extracting(LogLine::requestId)
        .containsExactly("r1");
  }

  @Test
  void restartsWhenFileWasTruncated() throws IOException {
    LogIndex journal = newIndex(ALL_BYTES);
    log.request("upload", "r1", 200).request("upload", "r2", 200);
    journal.refresh();

    Files.delete(log.file());
    log.request("upload", "r3", 200);

    assertThat(journal.refresh().invocations())
        .extracting(InvocationRecord::requestId)
        .containsExactly("r3");
  }

  @Test
  void readsOnlyEndOfLargeFile() {
    for (int i = 0; i < 100; i++) {
      log.request("upload", "r" + i, 200);
    }

    LogIndex.Snapshot view = newIndex(1000).refresh();

    assertThat(view.hasOlderLines()).isTrue();
    assertThat(view.invocations()).hasSizeBetween(2, 9);
    assertThat(view.invocations().getLast().requestId()).isEqualTo("r99");
  }

  @Test
  void keepsBoundedNumberOfNewestLines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LogIndex.MAX_LINES * 1.2; i++) {
      text.append(i).append('\n');
    }
    log.append(text.toString());

    LogIndex.Snapshot view = newIndex(ALL_BYTES).refresh();

    assertThat(view.lines()).hasSizeBetween(LogIndex.MAX_LINES, LogIndex.MAX_LINES * 11 / 10);
    assertThat(view.hasOlderLines()).isTrue();
  }

  @Test
  void joinsPlatformAndFunctionLinesOfInvocation() {
    log.line("event", "timeout", "function", "upload", "requestId", "r1", "durationMs", 10_000)
        .request("upload", "r1", 500, "code", "internal");

    LogIndex.Snapshot view = newIndex(ALL_BYTES).refresh();

    assertThat(view.invocations()).hasSize(1);
    assertThat(view.invocations().getFirst().status().kind())
        .isEqualTo(InvocationStatus.Kind.TIMEOUT);
    assertThat(view.invocations().getFirst().calledBy()).isEqualTo("GET /me");
    assertThat(view.invocations().getFirst().durationMs()).isEqualTo(10_000);
  }

  private LogIndex newIndex(long maxBytes) {
    return new LogIndex(new LogFile(log.file(), maxBytes));
  }
}
