package wxalbum.local;

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

class EventsFromServicesTest {
  private static final Instant TIME = Instant.parse("2026-05-01T09:30:00Z");

  private final Lines lines = new Lines();
  private final Schedules schedules =
      new Schedules(new Terminal(lines), Clock.fixed(TIME, ZoneOffset.UTC));

  @BeforeEach
  void forgetEarlierEvents() {
    Handlers.Scripted.EVENTS.clear();
    Handlers.Scripted.ANSWERS.clear();
  }

  @Test
  void tellsOfAnObjectAsS3DoesWithItsKeyEncoded() throws Exception {
    ObjectEvent event =
        new ObjectEvent("ObjectCreated:Put", "wxalbum", "originals/a b/图", 12, "abc", TIME);

    JsonNode record = Json.read(StorageEvent.of(event)).path("Records").path(0);

    assertThat(record.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
    assertThat(record.path("eventTime").asText()).isEqualTo("2026-05-01T09:30:00Z");
    assertThat(record.path("s3").path("bucket").path("name").asText()).isEqualTo("wxalbum");
    JsonNode object = record.path("s3").path("object");
    assertThat(object.path("key").asText()).isEqualTo("originals/a+b/%E5%9B%BE");
    assertThat(object.path("size").asInt()).isEqualTo(12);
    assertThat(object.path("eTag").asText()).isEqualTo("abc");
  }

  @Test
  void callsByTheClockWithTheUsualEvent() throws Exception {
    Handlers.Scripted.ANSWERS.add("{}");
    try (FunctionHost host = Functions.host(Handlers.Scripted.class)) {
      schedules.fire(host, schedule(Optional.empty()));
    }

    JsonNode event = Json.read(Handlers.Scripted.EVENTS.take());
    assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.path("time").asText()).isEqualTo("2026-05-01T09:30:00Z");
    assertThat(lines.next()).contains("rate(15 minutes)");
  }

  @Test
  void callsByTheClockWithTheInputThatIsDeclared() throws Exception {
    Handlers.Scripted.ANSWERS.add("{}");
    try (FunctionHost host = Functions.host(Handlers.Scripted.class)) {
      schedules.fire(host, schedule(Optional.of("{\"deep\":true}")));
    }

    assertThat(Handlers.Scripted.EVENTS.take()).isEqualTo("{\"deep\":true}");
  }

  private static Trigger.Schedule schedule(Optional<String> input) {
    return new Trigger.Schedule("rate(15 minutes)", Optional.of(Duration.ofMinutes(15)), input);
  }
}
