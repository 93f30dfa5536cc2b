package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Log;

/** Tests that the log has the ids of shares and none of their secrets. */
class LogTest {
  private static final String PASSCODE = "open-sesame";

  private final Gallery gallery = new Gallery();

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void namesTheShareAndNoSecretOfIt() throws Exception {
    PhotoId photo = gallery.photo(1);
    List<String> ids = new ArrayList<>();
    List<String> secrets = new ArrayList<>(List.of(PASSCODE, "no-view-token", "X-Amz-Signature"));

    Log log =
        Log.during(
            () -> {
              ApiResponse share =
                  gallery.share(Map.of("passcode", PASSCODE, "allowOriginals", true));
              String token = share.text("/token");
              gallery.open(token, PASSCODE + "!");
              String view = gallery.open(token, PASSCODE).text("/viewToken");
              gallery.photos(token, view);
              gallery.original(token, photo, view);
              gallery.photos(token, "no-view-token");
              ids.add(share.text("/id"));
              secrets.addAll(List.of(token, view));
            });

    assertThat(log.summaries())
        .hasSize(6)
        .allMatch(line -> ids.contains(line.path("shareId").asText()))
        .allMatch(line -> line.path("albumId").asText().equals(gallery.album.toString()));
    assertThat(log.text()).doesNotContain(secrets);
  }

  @Test
  void countsWhoIsLetInAndWhoIsNotByCode() throws Exception {
    String token = gallery.share(Map.of("passcode", PASSCODE)).text("/token");

    Log log =
        Log.during(
            () -> {
              gallery.open(token, PASSCODE + "!");
              gallery.open(token, PASSCODE);
            });

    JsonNode refused = log.summaries().getFirst();
    assertThat(refused.path("ShareRejections").asInt()).isEqualTo(1);
    assertThat(refused.path("code").asText()).isEqualTo("unauthorized");
    assertThat(log.summaries().getLast().path("SharesOpened").asInt()).isEqualTo(1);
  }
}
