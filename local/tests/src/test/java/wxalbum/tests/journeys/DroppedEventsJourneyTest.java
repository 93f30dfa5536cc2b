package wxalbum.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.main.LocalCloud;
import wxalbum.local.main.LocalOptions;
import wxalbum.testkit.CapturedOutput;

/** A run that drops every upload event, as with {@code -Ddrop-events=1}. */
class DroppedEventsJourneyTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  @TempDir private Path data;

  @Test
  @Timeout(120)
  void photoBecomesReadyWhenItsEventIsDropped() throws Exception {
    List<JsonNode> photos;
    CapturedOutput lines = new CapturedOutput();

    try (LocalCloud cloud =
            LocalCloud.start(new LocalOptions(ROOT, data, 0, true, 1, null, null, lines));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpPhone phone = new HttpPhone(client, cloud.addresses().gateway());
      String album = phone.post("/albums", Map.of("title", "lost")).path("id").asText();
      phone.upload(album, "landscape-1.jpg", "image/jpeg");
      photos = phone.awaitPhotos(album);
    }

    assertThat(photos).extracting(photo -> photo.path("status").asText()).containsExactly("ready");
    assertThat(lines.unreadLines()).anyMatch(line -> line.startsWith("Dropped a storage event"));
  }
}
