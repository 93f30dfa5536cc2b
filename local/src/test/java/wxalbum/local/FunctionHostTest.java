package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import wxalbum.http.Json;

class FunctionHostTest {
  private static final byte[] EVENT = "an event".getBytes(StandardCharsets.UTF_8);
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void keepsAnInstanceForTheNextRequest() throws Exception {
    try (FunctionHost host = Functions.host(Handlers.Echo.class)) {
      Report first = host.invoke(EVENT);
      Report second = host.invoke(EVENT);

      assertThat(first.cold()).isTrue();
      assertThat(second.cold()).isFalse();
      assertThat(body(first).path("instance")).isEqualTo(body(second).path("instance"));
    }
  }

  @Test
  void handsOverTheEventTheRequestIdAndTheFunctionsOwnEnvironment() throws Exception {
    try (FunctionHost host = Functions.host(Handlers.Echo.class)) {
      Report report = host.invoke(EVENT);

      JsonNode body = body(report);
      assertThat(body.path("event").asText()).isEqualTo("an event");
      assertThat(body.path("requestId").asText()).isEqualTo(report.requestId());
      assertThat(body.path("environment").path("GREETING").asText()).isEqualTo("hello");
    }
  }

  @Test
  void servesAsManyAtOnceAsItsConcurrencyAllowsAndNoMore() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(3);
    Handlers.Together.barrier = barrier;
    try (FunctionHost host = Functions.host(Handlers.Together.class, 2, LONG);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit(() -> host.invoke(EVENT));
      var second = callers.submit(() -> host.invoke(EVENT));
      barrier.await();

      Report third = host.invoke(EVENT);

      barrier.await();
      assertThat(third.outcome()).isInstanceOf(Outcome.Throttled.class);
      assertThat(first.get().outcome()).isInstanceOf(Outcome.Answered.class);
      assertThat(second.get().outcome()).isInstanceOf(Outcome.Answered.class);
    }
  }

  @Test
  void interruptsAnInstanceThatRunsOutOfTimeAndTakesAnother() throws Exception {
    try (FunctionHost host = Functions.host(Handlers.Endless.class, 1, Duration.ofMillis(50))) {
      Report report = host.invoke(EVENT);
      Report next = host.invoke(EVENT);

      assertThat(report.outcome()).isInstanceOf(Outcome.TimedOut.class);
      assertThat(Handlers.Endless.INTERRUPTED.take()).isEqualTo(report.requestId());
      assertThat(next.cold()).isTrue();
    }
  }

  @Test
  void reportsAFunctionThatThrowsAndKeepsItsInstance() {
    try (FunctionHost host = Functions.host(Handlers.Broken.class)) {
      Report first = host.invoke(EVENT);
      Report second = host.invoke(EVENT);

      assertThat(first.outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.cause()).hasMessage("Broken on purpose"));
      assertThat(second.cold()).isFalse();
    }
  }

  private static JsonNode body(Report report) throws Exception {
    String output = ((Outcome.Answered) report.outcome()).output();
    return Json.read(Json.read(output).path("body").asText());
  }
}
