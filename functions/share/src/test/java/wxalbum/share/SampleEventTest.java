package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Sha256;
import wxalbum.http.Json;
import wxalbum.testing.Events;

/** Tests the sample event {@code events/share.json}: a guest opens a share with its passcode. */
class SampleEventTest {
  private static final String TOKEN = "9VErpfWyFnaKy5oAmzq2ig";

  private final Gallery gallery = new Gallery();

  @BeforeEach
  void shareUnderTheTokenOfTheSample() {
    if (gallery.shares().withToken(Sha256.of(TOKEN)).isEmpty()) {
      gallery.shareUnder(TOKEN, new Passcodes().hash("2468"));
    }
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void opensAShareByTheSampleEvent() throws Exception {
    String response = gallery.function.invoke(Events.sample("share.json"));

    assertThat(Json.read(response).path("statusCode").asInt()).isEqualTo(200);
  }
}
