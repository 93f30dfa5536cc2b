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
import wxalbum.testing.Log;
import wxalbum.testing.TestCloud;
import wxalbum.testing.TestContext;

class TelemetryTest {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryTest.class);
  private static final String TRACE = "1-5bef4de7-ad49b0e87f6ef6c87fc2e700";
  private static final String PROPERTY = "com.amazonaws.xray.traceHeader";

  private final Telemetry telemetry = new Telemetry("test", TestCloud.shared().settings());

  @AfterEach
  void forgetTheTrace() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void endsEachInvocationWithOneSummary() throws Exception {
    Log log = Log.during(() -> run(invocation -> invocation.note("outcome", "ready")));

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
  void countsOnlyTheFirstInvocationOfAnInstanceAsCold() throws Exception {
    Log log =
        Log.during(
            () -> {
              run(_ -> {});
              run(_ -> {});
            });

    assertThat(log.summaries())
        .extracting(line -> line.path("coldStart").asBoolean())
        .containsExactly(true, false);
  }

  @Test
  void endsAnInvocationThatThrowsWithItsSummaryToo() throws Exception {
    Log log =
        Log.during(
            () ->
                assertThatThrownBy(
                        () ->
                            run(
                                _ -> {
                                  throw new IllegalStateException("why");
                                }))
                    .isInstanceOf(InvocationFailure.class));

    assertThat(log.summary().path("outcome").asText()).isEqualTo("error");
    assertThat(log.summary().path("code").asText()).isEqualTo("internal");
    assertThat(log.lines().getFirst().path("error").asText()).contains("why", "TelemetryTest");
  }

  @Test
  void letsNothingOfAnExceptionOutButItsType() {
    assertThatThrownBy(
            () ->
                run(
                    _ -> {
                      throw new IllegalStateException("a secret");
                    }))
        .isInstanceOf(InvocationFailure.class)
        .hasMessageStartingWith("java.lang.IllegalStateException")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void letsErrorsOutAsTheyAreSoThatTheInstanceEnds() throws Exception {
    OutOfMemoryError error = new OutOfMemoryError();

    Log log =
        Log.during(
            () ->
                assertThat(
                        catchThrowable(
                            () ->
                                run(
                                    _ -> {
                                      throw error;
                                    })))
                    .isSameAs(error));

    assertThat(log.summary().path("outcome").asText()).isEqualTo("error");
  }

  @Test
  void namesTheTraceOfTheContext() throws Exception {
    Log log =
        Log.during(
            () ->
                telemetry.invocation(
                    new TestContext(
                        "request", "Root=" + TRACE + ";Parent=53995c3f42cd8ad8;Sampled=1"),
                    _ -> "done"));

    assertThat(log.summary().path("traceId").asText()).isEqualTo(TRACE);
  }

  @Test
  void findsTheTraceWhereARuntimePutsItThatKeepsItOutOfTheContext() throws Exception {
    System.setProperty(PROPERTY, "Self=1-67891234-12456789abcdef012345678a;Root=" + TRACE);

    Log log = Log.during(() -> run(_ -> {}));

    assertThat(log.summary().path("traceId").asText()).isEqualTo(TRACE);
  }

  @Test
  void namesNoTraceThatIsNone() throws Exception {
    System.setProperty(PROPERTY, "Root=whatever the client sent");

    Log log = Log.during(() -> run(_ -> {}));

    assertThat(log.summary().has("traceId")).isFalse();
  }

  @Test
  void putsWhatItIsAboutIntoEveryLine() throws Exception {
    Log log =
        Log.during(
            () ->
                run(
                    invocation -> {
                      LOG.info("early");
                      invocation.about("photoId", "p1");
                      LOG.info("late");
                      Thread.ofVirtual()
                          .start(invocation.carriedBy(() -> LOG.info("elsewhere")))
                          .join();
                    }));

    assertThat(log.lines()).allMatch(line -> line.path("requestId").asText().equals("request"));
    assertThat(log.lines()).allMatch(line -> line.path("function").asText().equals("test"));
    assertThat(log.lines())
        .extracting(line -> line.path("photoId").asText())
        .containsExactly("", "p1", "p1", "p1");
  }

  @Test
  void tellsTheMessagesOfABatchApart() throws Exception {
    Log log =
        Log.during(
            () ->
                run(
                    invocation -> {
                      invocation.about("photoId", "p1").about("uploadRequestId", "u");
                      invocation.turn();
                      LOG.info("between");
                      invocation.about("photoId", "p2").about("uploadRequestId", "u");
                    }));

    assertThat(log.lines().getFirst().has("photoId")).isFalse();
    assertThat(log.summary().has("photoId")).isFalse();
    assertThat(log.summary().path("photoIds"))
        .extracting(JsonNode::asText)
        .isEqualTo(List.of("p1", "p2"));
    assertThat(log.summary().path("uploadRequestId").asText()).isEqualTo("u");
  }

  private void run(Work work) {
    var _ =
        telemetry.invocation(
            new TestContext("request"),
            invocation -> {
              work.run(invocation);
              return "done";
            });
  }

  private interface Work {
    void run(Invocation invocation) throws Exception;
  }
}
