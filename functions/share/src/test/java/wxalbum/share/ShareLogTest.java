package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.TestResponse;

/** Tests that the log has the ids of shares and none of their secrets. */
class ShareLogTest {
  private static final String PASSCODE = "open-sesame";

  private final ShareFixture fixture = new ShareFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void logsIdsWithoutSecrets() throws Exception {
    PhotoId photo = fixture.addReadyPhoto(1);
    List<String> ids = new ArrayList<>();
    List<String> secrets = new ArrayList<>(List.of(PASSCODE, "no-view-token", "X-Amz-Signature"));

    CapturedLog log =
        CapturedLog.during(
            () -> {
              TestResponse share =
                  fixture.createShare(Map.of("passcode", PASSCODE, "allowOriginals", true));
              String token = share.textAt("/token");
              fixture.openShare(token, PASSCODE + "!");
              String view = fixture.openShare(token, PASSCODE).textAt("/viewToken");
              fixture.listPhotos(token, view);
              fixture.getOriginal(token, photo, view);
              fixture.listPhotos(token, "no-view-token");
              ids.add(share.textAt("/id"));
              secrets.addAll(List.of(token, view));
            });

    assertThat(log.summaries())
        .hasSize(6)
        .allMatch(line -> ids.contains(line.path("shareId").asText()))
        .allMatch(line -> line.path("albumId").asText().equals(fixture.album.toString()));
    assertThat(log.text()).doesNotContain(secrets);
  }

  @Test
  void countsOpenedAndRejected() throws Exception {
    String token = fixture.createShare(Map.of("passcode", PASSCODE)).textAt("/token");

    CapturedLog log =
        CapturedLog.during(
            () -> {
              fixture.openShare(token, PASSCODE + "!");
              fixture.openShare(token, PASSCODE);
            });

    JsonNode refused = log.summaries().getFirst();
    assertThat(refused.path("ShareRejections").asInt()).isEqualTo(1);
    assertThat(refused.path("code").asText()).isEqualTo("unauthorized");
    assertThat(log.summaries().getLast().path("SharesOpened").asInt()).isEqualTo(1);
  }
}
