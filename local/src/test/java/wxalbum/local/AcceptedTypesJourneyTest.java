package wxalbum.local;

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

/** Upload takes the types that thumbnail reads, in builds with HEIC and in builds without. */
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
  void whatMayBeSentIsWhatIsShown() throws Exception {
    Set<String> taken = new TreeSet<>();
    Set<String> shown = new TreeSet<>();

    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        LocalCloud cloud = LocalCloud.start(new LocalOptions(ROOT, data, 0, true, nowhere));
        HttpClient client = HttpClient.newHttpClient()) {
      Phone phone = new Phone(client, cloud.addresses().gateway());
      String album = phone.post("/albums", Map.of("title", "types")).path("id").asText();
      for (Map.Entry<String, String> photo : PHOTOS.entrySet()) {
        if (phone.maySend(album, photo.getValue())) {
          taken.add(photo.getValue());
        }
      }
      String sent = phone.post("/albums", Map.of("title", "sent")).path("id").asText();
      for (String photo : PHOTOS.keySet()) {
        // What is said of a file does not matter once it is there.
        phone.upload(sent, photo, "image/jpeg");
      }
      phone.awaitPhotos(sent).stream()
          .filter(photo -> photo.path("status").asText().equals("ready"))
          .forEach(photo -> shown.add(photo.path("contentType").asText()));
    }

    assertThat(taken).isEqualTo(shown).contains("image/jpeg", "image/webp", "image/gif");
  }
}
