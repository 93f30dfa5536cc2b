package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.ShareId;
import wxalbum.http.Json;
import wxalbum.testkit.SampleEventFiles;

/** Tests the sample event {@code events/share.json}: a guest opens a share with its passcode. */
class ShareSampleEventTest {
  /** The share whose token the sample event has, with the key of the tests. */
  private static final ShareId SHARE =
      new ShareId(UUID.fromString("0196a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));

  private final ShareFixture fixture = new ShareFixture();

  @BeforeEach
  void addShareOfSampleEvent() {
    if (fixture.shares().find(SHARE).isEmpty()) {
      fixture.addShare(SHARE, new PasscodeHasher().hash("2468"));
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
