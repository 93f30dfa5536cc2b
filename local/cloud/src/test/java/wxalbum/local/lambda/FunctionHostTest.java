package wxalbum.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import wxalbum.http.Json;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;

class FunctionHostTest {
  private static final byte[] EVENT = "an event".getBytes(StandardCharsets.UTF_8);
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void reusesInstanceForNextRequest() throws Exception {
    try (FunctionHost host = FunctionFixture.host(TestHandlers.Echo.class)) {
      InvocationReport first = host.invoke(EVENT);
      InvocationReport second = host.invoke(EVENT);

      assertThat(first.coldStart()).isTrue();
      assertThat(second.coldStart()).isFalse();
      assertThat(body(first).path("instance")).isEqualTo(body(second).path("instance"));
    }
  }

  @Test
  void passesEventRequestIdAndEnvironment() throws Exception {
    try (FunctionHost host = FunctionFixture.host(TestHandlers.Echo.class)) {
      InvocationReport report = host.invoke(EVENT);

      JsonNode body = body(report);
      assertThat(body.path("event").asText()).isEqualTo("an event");
      assertThat(body.path("requestId").asText()).isEqualTo(report.requestId());
      assertThat(body.path("environment").path("GREETING").asText()).isEqualTo("hello");
    }
  }

  @Test
  void throttlesInvocationsAboveConcurrency() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(3);
    TestHandlers.Barrier.barrier = barrier;
    try (FunctionHost host = FunctionFixture.host(TestHandlers.Barrier.class, 2, LONG);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit(() -> host.invoke(EVENT));
      var second = callers.submit(() -> host.invoke(EVENT));
      barrier.await();

      InvocationReport third = host.invoke(EVENT);

      barrier.await();
      assertThat(third.outcome()).isInstanceOf(InvocationOutcome.Throttled.class);
      assertThat(first.get().outcome()).isInstanceOf(InvocationOutcome.Succeeded.class);
      assertThat(second.get().outcome()).isInstanceOf(InvocationOutcome.Succeeded.class);
    }
  }

  @Test
  void interruptsAndReplacesInstanceAfterTimeout() throws Exception {
    try (FunctionHost host =
        FunctionFixture.host(TestHandlers.Endless.class, 1, Duration.ofMillis(50))) {
      InvocationReport report = host.invoke(EVENT);
      InvocationReport next = host.invoke(EVENT);

      assertThat(report.outcome()).isInstanceOf(InvocationOutcome.TimedOut.class);
      TestHandlers.Endless.awaitInterruption(report.requestId());
      TestHandlers.Endless.awaitInterruption(next.requestId());
      assertThat(next.coldStart()).isTrue();
    }
  }

  @Test
  void reportsExceptionAndKeepsInstance() {
    try (FunctionHost host = FunctionFixture.host(TestHandlers.Broken.class)) {
      InvocationReport first = host.invoke(EVENT);
      InvocationReport second = host.invoke(EVENT);

      assertThat(first.outcome())
          .isInstanceOfSatisfying(
              InvocationOutcome.Failed.class,
              failed -> assertThat(failed.cause()).hasMessage("Broken on purpose"));
      assertThat(second.coldStart()).isFalse();
    }
  }

  private static JsonNode body(InvocationReport report) throws Exception {
    String output = ((InvocationOutcome.Succeeded) report.outcome()).output();
    return Json.read(Json.read(output).path("body").asText());
  }
}
