package wxalbum.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.embedded.ObjectEvent;
import wxalbum.http.Json;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.Trigger;
import wxalbum.testkit.CapturedOutput;

class ServiceEventTest {
  private static final Instant TIME = Instant.parse("2026-05-01T09:30:00Z");

  private final CapturedOutput lines = new CapturedOutput();
  private final LocalScheduler schedules =
      new LocalScheduler(new Terminal(lines), Clock.fixed(TIME, ZoneOffset.UTC));

  @BeforeEach
  void clearEvents() {
    TestHandlers.Scripted.EVENTS.clear();
    TestHandlers.Scripted.RESPONSES.clear();
  }

  @Test
  void describesObjectAsS3WithEncodedKey() throws Exception {
    ObjectEvent event =
        new ObjectEvent("ObjectCreated:Put", "wxalbum", "originals/a b/图", 12, "abc", TIME);

    JsonNode record = Json.read(S3EventMessage.of(event)).path("Records").path(0);

    assertThat(record.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
    assertThat(record.path("eventTime").asText()).isEqualTo("2026-05-01T09:30:00Z");
    assertThat(record.path("s3").path("bucket").path("name").asText()).isEqualTo("wxalbum");
    JsonNode object = record.path("s3").path("object");
    assertThat(object.path("key").asText()).isEqualTo("originals/a+b/%E5%9B%BE");
    assertThat(object.path("size").asInt()).isEqualTo(12);
    assertThat(object.path("eTag").asText()).isEqualTo("abc");
  }

  @Test
  void sendsScheduledEventByDefault() throws Exception {
    TestHandlers.Scripted.RESPONSES.add("{}");
    try (FunctionHost host = FunctionFixture.host(TestHandlers.Scripted.class)) {
      schedules.invokeScheduled(host, schedule(Optional.empty()));
    }

    JsonNode event = Json.read(TestHandlers.Scripted.EVENTS.take());
    assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.path("time").asText()).isEqualTo("2026-05-01T09:30:00Z");
    assertThat(lines.awaitLine()).contains("rate(15 minutes)");
  }

  @Test
  void sendsDeclaredInputOnSchedule() throws Exception {
    TestHandlers.Scripted.RESPONSES.add("{}");
    try (FunctionHost host = FunctionFixture.host(TestHandlers.Scripted.class)) {
      schedules.invokeScheduled(host, schedule(Optional.of("{\"deep\":true}")));
    }

    assertThat(TestHandlers.Scripted.EVENTS.take()).isEqualTo("{\"deep\":true}");
  }

  private static Trigger.Schedule schedule(Optional<String> input) {
    return new Trigger.Schedule("rate(15 minutes)", Optional.of(Duration.ofMinutes(15)), input);
  }
}
