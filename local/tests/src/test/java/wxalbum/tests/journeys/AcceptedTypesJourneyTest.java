package wxalbum.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.main.LocalCloud;
import wxalbum.local.main.LocalOptions;

/**
 * upload accepts exactly the image types that thumbnail can decode, in builds with and without
 * HEIC.
 */
class AcceptedTypesJourneyTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final Map<String, String> PHOTOS =
      Map.of(
          "landscape-1.jpg", "image/jpeg",
          "landscape.webp", "image/webp",
          "landscape.gif", "image/gif",
          "dandelion.heic", "image/heic");

  @TempDir private Path data;

  @Test
  @Timeout(120)
  void acceptsExactlyTheTypesThatBecomeReady() throws Exception {
    Set<String> accepted = new TreeSet<>();
    Set<String> ready = new TreeSet<>();

    try (PrintStream noOutput = new PrintStream(OutputStream.nullOutputStream());
        LocalCloud cloud = LocalCloud.start(new LocalOptions(ROOT, data, 0, true, noOutput));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpPhone phone = new HttpPhone(client, cloud.addresses().gateway());
      String album = phone.post("/albums", Map.of("title", "types")).path("id").asText();
      for (Map.Entry<String, String> photo : PHOTOS.entrySet()) {
        if (phone.accepts(album, photo.getValue())) {
          accepted.add(photo.getValue());
        }
      }
      String sent = phone.post("/albums", Map.of("title", "sent")).path("id").asText();
      for (String photo : PHOTOS.keySet()) {
        // thumbnail detects the type from the file and ignores the declared one.
        phone.upload(sent, photo, "image/jpeg");
      }
      phone.awaitPhotos(sent).stream()
          .filter(photo -> photo.path("status").asText().equals("ready"))
          .forEach(photo -> ready.add(photo.path("contentType").asText()));
    }

    assertThat(accepted).isEqualTo(ready).contains("image/jpeg", "image/webp", "image/gif");
  }
}
