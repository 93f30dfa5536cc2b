package wxalbum.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestContext;

class TelemetryTest {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryTest.class);
  private static final String TRACE = "1-5bef4de7-ad49b0e87f6ef6c87fc2e700";
  private static final String TRACE_HEADER_PROPERTY = "com.amazonaws.xray.traceHeader";

  private final Telemetry telemetry = new Telemetry("test", TestCloud.shared().settings());

  @AfterEach
  void clearTraceHeader() {
    System.clearProperty(TRACE_HEADER_PROPERTY);
  }

  @Test
  void logsOneSummaryPerInvocation() throws Exception {
    CapturedLog log =
        CapturedLog.during(
            () -> runInvocation(invocation -> invocation.putField("outcome", "ready")));

    JsonNode line = log.summary();
    assertThat(line.path("requestId").asText()).isEqualTo("request");
    assertThat(line.path("function").asText()).isEqualTo("test");
    assertThat(line.path("coldStart").asBoolean()).isTrue();
    assertThat(line.path("outcome").asText()).isEqualTo("ready");
    assertThat(line.path("durationMs").isNumber()).isTrue();
    assertThat(line.path("memoryUsedMb").asLong()).isPositive();
    assertThat(line.path("memoryLimitMb").asInt()).isEqualTo(1024);
  }

  @Test
  void marksOnlyFirstInvocationAsColdStart() throws Exception {
    CapturedLog log =
        CapturedLog.during(
            () -> {
              runInvocation(_ -> {});
              runInvocation(_ -> {});
            });

    assertThat(log.summaries())
        .extracting(line -> line.path("coldStart").asBoolean())
        .containsExactly(true, false);
  }

  @Test
  void logsSummaryWhenInvocationThrows() throws Exception {
    CapturedLog log =
        CapturedLog.during(
            () ->
                assertThatThrownBy(
                        () ->
                            runInvocation(
                                _ -> {
                                  throw new IllegalStateException("why");
                                }))
                    .isInstanceOf(InvocationException.class));

    assertThat(log.summary().path("outcome").asText()).isEqualTo("error");
    assertThat(log.summary().path("code").asText()).isEqualTo("internal");
    assertThat(log.lines().getFirst().path("error").asText()).contains("why", "TelemetryTest");
  }

  @Test
  void exposesOnlyExceptionTypeToCaller() {
    assertThatThrownBy(
            () ->
                runInvocation(
                    _ -> {
                      throw new IllegalStateException("a secret");
                    }))
        .isInstanceOf(InvocationException.class)
        .hasMessageStartingWith("internal: java.lang.IllegalStateException;")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void rethrowsErrorsSoThatInstanceEnds() throws Exception {
    OutOfMemoryError error = new OutOfMemoryError();

    CapturedLog log =
        CapturedLog.during(
            () ->
                assertThat(
                        catchThrowable(
                            () ->
                                runInvocation(
                                    _ -> {
                                      throw error;
                                    })))
                    .isSameAs(error));

    assertThat(log.summary().path("outcome").asText()).isEqualTo("error");
  }

  @Test
  void logsTraceIdOfContext() throws Exception {
    CapturedLog log =
        CapturedLog.during(
            () ->
                telemetry.runInvocation(
                    new TestContext(
                        "request", "Root=" + TRACE + ";Parent=53995c3f42cd8ad8;Sampled=1"),
                    _ -> "done"));

    assertThat(log.summary().path("traceId").asText()).isEqualTo(TRACE);
  }

  @Test
  void readsTraceIdFromSystemPropertyWhenContextHasNone() throws Exception {
    System.setProperty(
        TRACE_HEADER_PROPERTY, "Self=1-67891234-12456789abcdef012345678a;Root=" + TRACE);

    CapturedLog log = CapturedLog.during(() -> runInvocation(_ -> {}));

    assertThat(log.summary().path("traceId").asText()).isEqualTo(TRACE);
  }

  @Test
  void omitsMalformedTraceId() throws Exception {
    System.setProperty(TRACE_HEADER_PROPERTY, "Root=whatever the client sent");

    CapturedLog log = CapturedLog.during(() -> runInvocation(_ -> {}));

    assertThat(log.summary().has("traceId")).isFalse();
  }

  @Test
  void addsContextIdsToEveryLine() throws Exception {
    CapturedLog log =
        CapturedLog.during(
            () ->
                runInvocation(
                    invocation -> {
                      LOG.info("early");
                      invocation.putContextId("photoId", "p1");
                      LOG.info("late");
                      Thread.ofVirtual().start(invocation.bind(() -> LOG.info("elsewhere"))).join();
                    }));

    assertThat(log.lines()).allMatch(line -> line.path("requestId").asText().equals("request"));
    assertThat(log.lines()).allMatch(line -> line.path("function").asText().equals("test"));
    assertThat(log.lines())
        .extracting(line -> line.path("photoId").asText())
        .containsExactly("", "p1", "p1", "p1");
  }

  @Test
  void separatesContextIdsOfBatchMessages() throws Exception {
    CapturedLog log =
        CapturedLog.during(
            () ->
                runInvocation(
                    invocation -> {
                      invocation.putContextId("photoId", "p1").putContextId("uploadRequestId", "u");
                      invocation.clearContextIds();
                      LOG.info("between");
                      invocation.putContextId("photoId", "p2").putContextId("uploadRequestId", "u");
                    }));

    assertThat(log.lines().getFirst().has("photoId")).isFalse();
    assertThat(log.summary().has("photoId")).isFalse();
    assertThat(log.summary().path("photoIds"))
        .extracting(JsonNode::asText)
        .isEqualTo(List.of("p1", "p2"));
    assertThat(log.summary().path("uploadRequestId").asText()).isEqualTo("u");
  }

  private void runInvocation(InvocationBody work) {
    var _ =
        telemetry.runInvocation(
            new TestContext("request"),
            invocation -> {
              work.run(invocation);
              return "done";
            });
  }

  private interface InvocationBody {
    void run(Invocation invocation) throws Exception;
  }
}
