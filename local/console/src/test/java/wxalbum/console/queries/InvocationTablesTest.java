package wxalbum.console.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.console.fixture.TestLogWriter;
import wxalbum.console.log.InvocationRecord;
import wxalbum.console.log.LogFile;
import wxalbum.console.log.LogIndex;

class InvocationTablesTest {
  private final TestLogWriter log;

  InvocationTablesTest(@TempDir Path folder) {
    log = new TestLogWriter(folder);
  }

  @Test
  void countsErrorsByCode() {
    log.request("upload", "r1", 404, "code", "not-found")
        .request("upload", "r2", 503, "code", "unavailable")
        .request("upload", "r3", 200)
        .request("upload", "r4", 503, "code", "unavailable")
        .event("r5", "error");

    ResultTable table = InvocationTables.errorsByCode(calls());

    assertThat(table.columns()).contains("function", "code", "times", "since", "sampleRequest");
    assertThat(table.rows())
        .containsExactly(
            List.of("upload", "unavailable", "503", 2, at(1), at(3), "r4"),
            List.of("upload", "not-found", "404", 1, at(0), at(0), "r1"),
            List.of("thumbnail", "", "error", 1, at(4), at(4), "r5"));
  }

  @Test
  void listsSlowestRoutesWithPhases() {
    log.request("upload", "r1", 200, "phases", Map.of("db", 4))
        .request("upload", "r2", 200)
        .event("r3", "ready", "durationMs", 900.0, "phases", Map.of("decode", 500));

    ResultTable table = InvocationTables.slowestRoutes(calls());

    assertThat(table.columns())
        .containsExactly(
            "function", "calledBy", "calls", "p50Ms", "p95Ms", "slowestMs", "db", "decode");
    assertThat(table.rows())
        .containsExactly(
            List.of("thumbnail", "storage-event", 1, 900.0, 900.0, 900.0, "", 500.0),
            List.of("upload", "GET /me", 2, 12.5, 12.5, 12.5, 2.0, ""));
  }

  @Test
  void countsColdStarts() {
    log.request("upload", "r1", 200, "coldStart", true, "durationMs", 800.0)
        .request("upload", "r2", 200);

    assertThat(InvocationTables.coldStarts(calls()).rows())
        .containsExactly(List.of("upload", 2, 1, 800.0));
  }

  @Test
  void computesMemoryHeadroom() {
    log.request("upload", "r1", 200, "memoryUsedMb", 300)
        .event("r2", "ready", "memoryUsedMb", 500, "memoryLimitMb", 2048);

    assertThat(InvocationTables.memoryHeadroom(calls(), Map.of("upload", 1024)).rows())
        .containsExactly(List.of("thumbnail", 2048, 500, 1548), List.of("upload", 1024, 300, 724));
  }

  @Test
  void findsMissingUploads() {
    log.request("upload", "u1", 200, "photoIds", List.of("p1", "p2"))
        .request("upload", "u2", 200, "UploadFormsIssued", 1)
        .request("upload", "u3", 200, "photoIds", List.of("p4"), "UploadFormsIssued", 1)
        .event("t1", "ready", "photoId", "p1", "uploadRequestId", "u1")
        .event("t2", "ready", "photoId", "p4");

    assertThat(InvocationTables.missingUploads(calls()).rows())
        .containsExactly(List.of("u2", 1, 0, at(1)), List.of("u1", 2, 1, at(0)));
  }

  @Test
  void listsBusiestUsers() {
    log.request("upload", "r1", 201, "userId", "anna", "durationMs", 20.0)
        .request("upload", "r2", 200, "userId", "ben", "durationMs", 30.0)
        .event("r3", "ready", "userId", "anna", "durationMs", 900.0)
        .request("login", "r4", 401, "durationMs", 5000.0);

    ResultTable table = InvocationTables.busiestUsers(calls());

    assertThat(table.columns()).containsExactly("userId", "calls", "forms", "overused", "totalMs");
    assertThat(table.rows())
        .containsExactly(List.of("anna", 2, 0L, 0L, 920.0), List.of("ben", 1, 0L, 0L, 30.0));
  }

  private List<InvocationRecord> calls() {
    return new LogIndex(new LogFile(log.file(), Long.MAX_VALUE)).refresh().invocations();
  }

  private static Object at(int second) {
    return TestLogWriter.START.plusSeconds(second);
  }
}
