package wxalbum.session;

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
import wxalbum.testkit.Fuzzer;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.SampleEventFiles;
import wxalbum.testkit.TestCloud;

/** Fuzz tests of parsers: they reject a mutated text, or the parsed value prints the same text. */
class ParserFuzzTest {
  private static final ReliabilityCounter CASES =
      new ReliabilityCounter("fuzz cases", ParserFuzzTest.class);
  private static final int COUNT = 10_000;
  private static final PhotoId PHOTO = new PhotoId(new UUID(1, 2));
  private static final AlbumId ALBUM = new AlbumId(new UUID(3, 4));

  private final Fuzzer mutations = new Fuzzer(20_261_128);

  @AfterAll
  static void writeReport() {
    CASES.writeReport();
  }

  @Test
  void rejectsMutatedTokens() {
    TestCloud cloud = TestCloud.shared();
    SessionTokens tokens = cloud.tokens(Clock.systemUTC());
    UserSession user = cloud.newUser();
    ShareId share = new ShareId(UUID.randomUUID());
    List<String> texts =
        List.of(tokens.issueUserToken(user).token(), tokens.issueViewToken(share, null).token());

    checkMutations(
        texts,
        text -> {
          assertThat(tokens.verifyUserToken(text))
              .satisfiesAnyOf(
                  found -> assertThat(found).isEmpty(), found -> assertThat(found).contains(user));
          assertThat(tokens.verifyViewToken(text))
              .satisfiesAnyOf(
                  found -> assertThat(found).isEmpty(),
                  found -> assertThat(found).contains(new GuestSession(share)));
        });
  }

  @Test
  void parsesMutatedCursorsOnlyWhenTheyRoundTrip() {
    List<String> texts =
        List.of(
            Cursor.of(Listing.PHOTOS_BY_TAKEN_AT, Instant.now(), PHOTO).toString(),
            Cursor.of(Listing.PHOTOS_BY_TAKEN_AT, PHOTO).toString());

    checkMutations(
        texts,
        text ->
            Cursor.parse(Listing.PHOTOS_BY_TAKEN_AT, text)
                .ifPresent(
                    cursor ->
                        assertThat(Cursor.parse(Listing.PHOTOS_BY_TAKEN_AT, cursor.toString()))
                            .contains(cursor)));
  }

  @Test
  void parsesMutatedObjectKeysOnlyWhenTheyRoundTrip() {
    List<String> texts =
        List.of(
            new ObjectKey.Original(ALBUM, PHOTO).toString(),
            new ObjectKey.Rendition(ALBUM, PHOTO, RenditionSize.CARD).toString());

    checkMutations(
        texts, text -> ObjectKey.parse(text).ifPresent(key -> assertThat(key).hasToString(text)));
  }

  @Test
  void parsesMutatedIdsOnlyWhenTheyRoundTrip() {
    checkMutations(
        List.of(PHOTO.toString(), ALBUM.toString()),
        text -> PhotoId.parse(text).ifPresent(id -> assertThat(id).hasToString(text)));
  }

  @Test
  void parsesMutatedDigestsOnlyWhenTheyRoundTrip() {
    checkMutations(
        List.of(Sha256.hash("a").hex()),
        text ->
            Sha256.parse(text)
                .ifPresent(digest -> assertThat(digest.hex()).isEqualToIgnoringCase(text)));
  }

  @Test
  void parsesMutatedJsonOrThrowsParseException() {
    checkMutations(
        List.of(new String(SampleEventFiles.read("upload.json"), StandardCharsets.UTF_8)),
        text -> {
          try {
            assertThat(Json.read(text)).isNotNull();
          } catch (JsonProcessingException e) {
            assertThat(e).isNotNull();
          }
        });
  }

  private void checkMutations(List<String> texts, Consumer<String> check) {
    for (int i = 0; i < COUNT; i++) {
      String mutated = mutations.mutate(mutations.pickRandom(texts));
      CASES.attempt(() -> check.accept(mutated));
    }
  }
}
