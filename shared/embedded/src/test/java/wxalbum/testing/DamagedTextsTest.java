package wxalbum.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.RenditionSize;
import wxalbum.album.Sha256;
import wxalbum.album.ShareId;
import wxalbum.http.Json;
import wxalbum.session.GuestSession;
import wxalbum.session.Tokens;
import wxalbum.session.UserSession;

/** Fuzz tests of parsers: they reject a mutated text, or the parsed value prints the same text. */
class DamagedTextsTest {
  private static final Reliability CASES = new Reliability("fuzz cases", DamagedTextsTest.class);
  private static final int COUNT = 10_000;
  private static final PhotoId PHOTO = new PhotoId(new UUID(1, 2));
  private static final AlbumId ALBUM = new AlbumId(new UUID(3, 4));

  private final Mutations mutations = new Mutations(20_261_128);

  @AfterAll
  static void tell() {
    CASES.write();
  }

  @Test
  void letsNobodyInByADamagedToken() {
    TestCloud cloud = TestCloud.shared();
    Tokens tokens = cloud.tokens(Clock.systemUTC());
    UserSession user = cloud.newUser();
    ShareId share = new ShareId(UUID.randomUUID());
    List<String> texts = List.of(tokens.issue(user).token(), tokens.issueView(share, null).token());

    damage(
        texts,
        text -> {
          assertThat(tokens.verifyUser(text))
              .satisfiesAnyOf(
                  found -> assertThat(found).isEmpty(), found -> assertThat(found).contains(user));
          assertThat(tokens.verifyView(text))
              .satisfiesAnyOf(
                  found -> assertThat(found).isEmpty(),
                  found -> assertThat(found).contains(new GuestSession(share)));
        });
  }

  @Test
  void readsFromDamagedCursorsOnlyWhatItCouldPrint() {
    List<String> texts =
        List.of(
            Cursor.at(Listing.TAKEN, Instant.now(), PHOTO).toString(),
            Cursor.at(Listing.TAKEN, PHOTO).toString());

    damage(
        texts,
        text ->
            Cursor.parse(Listing.TAKEN, text)
                .ifPresent(
                    cursor ->
                        assertThat(Cursor.parse(Listing.TAKEN, cursor.toString()))
                            .contains(cursor)));
  }

  @Test
  void readsFromDamagedKeysOnlyWhatItWouldPrint() {
    List<String> texts =
        List.of(
            new ObjectKey.Original(ALBUM, PHOTO).toString(),
            new ObjectKey.Rendition(ALBUM, PHOTO, RenditionSize.CARD).toString());

    damage(
        texts, text -> ObjectKey.parse(text).ifPresent(key -> assertThat(key).hasToString(text)));
  }

  @Test
  void readsFromDamagedIdsOnlyWhatItWouldPrint() {
    damage(
        List.of(PHOTO.toString(), ALBUM.toString()),
        text -> PhotoId.parse(text).ifPresent(id -> assertThat(id).hasToString(text)));
  }

  @Test
  void readsFromDamagedDigestsOnlyWhatTheySay() {
    damage(
        List.of(Sha256.of("a").hex()),
        text ->
            Sha256.parse(text)
                .ifPresent(digest -> assertThat(digest.hex()).isEqualToIgnoringCase(text)));
  }

  @Test
  void readsDamagedJsonOrSaysThatItIsNone() {
    damage(
        List.of(new String(Events.sample("upload.json"), StandardCharsets.UTF_8)),
        text -> {
          try {
            assertThat(Json.read(text)).isNotNull();
          } catch (JsonProcessingException e) {
            assertThat(e).isNotNull();
          }
        });
  }

  private void damage(List<String> texts, Consumer<String> check) {
    for (int i = 0; i < COUNT; i++) {
      String mutated = mutations.damaged(mutations.any(texts));
      CASES.attempt(() -> check.accept(mutated));
    }
  }
}
