package wxalbum.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.main.LocalCloud;
import wxalbum.local.main.LocalOptions;

/** Uploads photos of all eight EXIF orientations through gateway, form, queue and list. */
class OrientationJourneyTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  @TempDir private Path data;

  @Test
  @Timeout(120)
  void showsAllEightOrientationsUpright() throws Exception {
    List<JsonNode> photos;

    try (PrintStream noOutput = new PrintStream(OutputStream.nullOutputStream());
        LocalCloud cloud = LocalCloud.start(new LocalOptions(ROOT, data, 0, true, noOutput));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpPhone phone = new HttpPhone(client, cloud.addresses().gateway());
      String album = phone.post("/albums", Map.of("title", "eight")).path("id").asText();
      for (int orientation = 1; orientation <= 8; orientation++) {
        phone.upload(album, "landscape-" + orientation + ".jpg", "image/jpeg");
      }
      photos = phone.awaitPhotos(album);
    }

    assertThat(photos).hasSize(8);
    assertThat(photos).extracting(photo -> photo.path("status").asText()).containsOnly("ready");
    JsonNode first = photos.getFirst();
    assertThat(first.path("width").asInt()).isGreaterThan(first.path("height").asInt());
    assertThat(photos).extracting(photo -> photo.path("width")).containsOnly(first.path("width"));
    assertThat(photos).extracting(photo -> photo.path("height")).containsOnly(first.path("height"));
  }
}
