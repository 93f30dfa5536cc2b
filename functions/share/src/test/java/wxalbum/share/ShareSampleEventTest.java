package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Sha256;
import wxalbum.http.Json;
import wxalbum.testkit.SampleEventFiles;

/** Tests the sample event {@code events/share.json}: a guest opens a share with its passcode. */
class ShareSampleEventTest {
  private static final String TOKEN = "9VErpfWyFnaKy5oAmzq2ig";

  private final ShareFixture fixture = new ShareFixture();

  @BeforeEach
  void addShareOfSampleEvent() {
    if (fixture.shares().findByTokenHash(Sha256.hash(TOKEN)).isEmpty()) {
      fixture.addShare(TOKEN, new PasscodeHasher().hash("2468"));
    }
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void opensShareForSampleEvent() throws Exception {
    String response = fixture.function.invoke(SampleEventFiles.read("share.json"));

    assertThat(Json.read(response).path("statusCode").asInt()).isEqualTo(200);
  }
}
