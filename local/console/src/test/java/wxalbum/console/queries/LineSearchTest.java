package wxalbum.console.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.console.fixture.ConsoleFixture;
import wxalbum.console.fixture.TestLogWriter;
import wxalbum.console.log.LineSearch;
import wxalbum.console.log.LogFile;
import wxalbum.console.log.LogIndex;
import wxalbum.console.log.LogQuery;
import wxalbum.http.problem.ProblemException;

class LineSearchTest {
  private static final Duration NO_TIME_PRESSURE = Duration.ofMinutes(1);

  private final TestLogWriter log;

  LineSearchTest(@TempDir Path folder) {
    log = new TestLogWriter(folder);
  }

  @Test
  void findsLinesOfRequestNewestFirst() {
    log.line("requestId", "r1", "message", "one")
        .line("requestId", "r2", "message", "other")
        .line("requestId", "r1", "message", "two");

    assertThat(messages("requestId=r1")).containsExactly("two", "one");
  }

  @Test
  void findsAllLinesOfPhoto() {
    log.line("requestId", "u1", "message", "upload found by its request")
        .line("requestId", "u2", "message", "another upload")
        .line("requestId", "u3", "photoIds", List.of("p1", "p2"), "message", "named among others")
        .line("requestId", "t1", "photoId", "p1", "uploadRequestId", "u1", "message", "its work")
        .line("requestId", "t1", "message", "more work")
        .line("requestId", "t2", "photoId", "p2", "message", "work on another photo");

    assertThat(messages("photoId=p1"))
        .containsExactly(
            "more work", "its work", "named among others", "upload found by its request");
  }

  @Test
  void ignoresCaseOfText() {
    log.line("message", "Connection refused").line("message", "all is well");

    assertThat(messages("text=connection REFUSED")).containsExactly("Connection refused");
  }

  @Test
  void matchesTextLiterallyAndRegexAsPattern() {
    log.line("message", "a.b").line("message", "axb");

    assertThat(messages("text=a.b")).containsExactly("a.b");
    assertThat(messages("regex=\"a.b\"")).containsExactly("axb", "a.b");
  }

  @Test
  void filtersByFunctionAndTime() {
    log.line("function", "login", "message", "early")
        .line("function", "login", "message", "wanted")
        .line("function", "upload", "message", "other function")
        .line("function", "login", "message", "late");

    assertThat(
            messages("function=login", "from=2026-05-01T09:30:01Z", "to=2026-05-01T11:30:03+02:00"))
        .containsExactly("wanted");
  }

  @Test
  void pagesBackward() {
    for (int i = 0; i < 5; i++) {
      log.line("message", "m" + i);
    }

    LineSearch.Result first = find("limit=2");
    LineSearch.Result second = find("limit=2", "before=" + first.nextOffset());
    LineSearch.Result last = find("limit=2", "before=" + second.nextOffset());

    assertThat(messages(first)).containsExactly("m4", "m3");
    assertThat(first.reason()).isEqualTo("More lines match than the limit allows.");
    assertThat(messages(second)).containsExactly("m2", "m1");
    assertThat(messages(last)).containsExactly("m0");
    assertThat(last.reason()).isEmpty();
    assertThat(last.nextOffset()).isZero();
  }

  @Test
  void findsOnlyLinesAfterOffset() {
    log.line("message", "old");
    long end = log.file().toFile().length();
    log.line("message", "new");

    assertThat(messages("after=" + end)).containsExactly("new");
  }

  @Test
  void findsLinesFarApart() {
    log.line("requestId", "r1", "message", "first");
    for (int i = 0; i < 30; i++) {
      log.line("message", "x".repeat(100_000));
    }
    log.line("requestId", "r1", "message", "last");

    assertThat(messages("requestId=r1")).containsExactly("last", "first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"regex=(", "regex=a{2,1}", "regex=\\"})
  void rejectsInvalidRegex(String query) {
    assertThatThrownBy(() -> find(query))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("The regular expression is not valid");
  }

  @Test
  void stopsCatastrophicRegex() {
    log.line("message", "older").line("message", "a".repeat(200));

    LineSearch.Result found = find(Duration.ofMillis(50), "regex=(a+)+z\\1");

    assertThat(found.hits()).isEmpty();
    assertThat(found.reason())
        .isEqualTo("The regular expression takes too long on a line: simplify it.");
    assertThat(found.nextOffset()).isPositive();
  }

  @Test
  void rejectsRegexThatOverflowsStack() {
    log.line("message", "a".repeat(500_000));

    assertThatThrownBy(() -> find("regex=(a|b)*z")).isInstanceOf(ProblemException.class);
  }

  @Test
  void stopsAtDeadlineWithNextOffset() {
    log.line("message", "older").line("message", "newest");

    LineSearch.Result found = find(Duration.ZERO, "text=e");
    LineSearch.Result rest = find("text=e", "before=" + found.nextOffset());

    assertThat(messages(found)).containsExactly("newest");
    assertThat(found.reason())
        .isEqualTo("The search reached its time limit before the oldest lines.");
    assertThat(messages(rest)).containsExactly("older");
  }

  private List<String> messages(String... query) {
    return messages(find(query));
  }

  private static List<String> messages(LineSearch.Result found) {
    return found.hits().stream().map(hit -> hit.fields().path("message").asText()).toList();
  }

  private LineSearch.Result find(String... query) {
    return find(NO_TIME_PRESSURE, query);
  }

  private LineSearch.Result find(Duration budget, String... query) {
    LogFile file = new LogFile(log.file(), Long.MAX_VALUE);
    LogQuery wanted = new ConsoleQuery(ConsoleFixture.parameters(query)).toLogQuery();
    LineSearch search = new LineSearch(file, budget);
    LogIndex.Snapshot view = new LogIndex(file).refresh();
    return wanted.photoId().isEmpty()
        ? search.find(view, wanted)
        : search.findByPhoto(view, wanted);
  }
}
