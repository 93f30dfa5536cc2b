package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Sha256;
import wxalbum.telemetry.InvocationFailure;
import wxalbum.testing.Mutations;
import wxalbum.testing.Reliability;

/** Tests with forged events: the function trusts storage and the database, never an event. */
class LyingEventsTest extends ArrivalFixture {
  private static final Reliability UPLOADS =
      new Reliability("hostile uploads", LyingEventsTest.class);

  @AfterAll
  static void tell() {
    UPLOADS.write();
  }

  static Stream<Arguments> forgedKeys() {
    return Stream.of(
        lie("an unrecognized prefix", key -> "backups/" + key),
        lie("a rendition", key -> key.replace("originals", "renditions") + "/small.jpg"),
        lie("a path traversal", key -> key.replace("originals/", "originals/../originals/")),
        lie(
            "an encoded path traversal",
            key -> key.replace("originals/", "originals%2F..%2Foriginals%2F")),
        lie(
            "another album",
            key -> key.replaceAll("/[^/]*/", "/" + new AlbumId(new UUID(7, 7)) + "/")),
        lie(
            "another photo",
            key -> key.replaceAll("[^/]*$", new PhotoId(new UUID(7, 7)).toString())),
        lie("a lower-case id", key -> key.toLowerCase(Locale.ROOT)),
        lie("a key with another segment", key -> key + "/x"),
        lie("a key with a null character", key -> key + "%00"),
        lie("an invalid percent encoding", key -> key + "%zz"),
        lie("an empty key", key -> ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgedKeys")
  void changeNothingUnderAKeyThatIsNotThePhotos(String name, UnaryOperator<String> change) {
    Photo photo = arrived(PHOTO);
    String key = change.apply(photo.original().toString());

    UPLOADS.attempt(
        () -> {
          assertThat(thumbnail.invoke(Arrivals.of(key))).as(name).isEqualTo(NO_FAILURES);
          assertThat(row(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
          assertUsage(0, 0, PHOTO.length);
        });
  }

  @Test
  void changeNothingWhenTheyTellOfDeletions() {
    Photo photo = arrived(PHOTO);
    List<String> names =
        List.of(
            "ObjectRemoved:Delete", "ObjectRestore:Post", "s3:TestEvent", "", "objectcreated:Put");

    for (String name : names) {
      String body =
          Arrivals.created(photo.original().toString()).replace("ObjectCreated:Post", name);
      UPLOADS.attempt(
          () -> {
            assertThat(thumbnail.invoke(Arrivals.messages(List.of(body)))).isEqualTo(NO_FAILURES);
            assertThat(row(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
          });
    }
  }

  @Test
  void changeNothingWhereNoObjectIs() {
    Photo photo = expected(PHOTO.length, null);

    UPLOADS.attempt(
        () -> {
          assertThat(thumbnail.invoke(Arrivals.of(photo.original()))).isEqualTo(NO_FAILURES);
          assertThat(row(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
        });
  }

  @Test
  void countOnceHoweverOftenTheyCome() {
    Photo photo = arrived(PHOTO);

    UPLOADS.attempt(
        () -> {
          var _ = thumbnail.invoke(Arrivals.of(photo.original(), photo.original()));
          put(photo, PHOTO);
          var _ = thumbnail.invoke(Arrivals.of(photo.original()));
          assertUsage(1, PHOTO.length, 0);
          assertThat(albums.get(album).orElseThrow().photoCount()).isEqualTo(1);
        });
  }

  @Test
  void believeTheBytesThatLieThereAndNotTheEvent() {
    byte[] other = PHOTO.clone();
    other[other.length - 3] ^= 1;
    byte[] zeros = new byte[PHOTO.length];
    Sha256 declared = Sha256.ofDigest(Sha256.algorithm().digest(PHOTO));
    Map<Photo, String> failures =
        Map.of(
            stored(expected(PHOTO.length, declared), other), "checksum-mismatch",
            stored(expected(PHOTO.length + 1L, null), PHOTO), "size-mismatch",
            stored(expected(PHOTO.length - 1L, null), PHOTO), "size-mismatch",
            stored(expected(PHOTO.length, null), zeros), "unsupported-type");

    failures.forEach(
        (photo, code) ->
            UPLOADS.attempt(
                () -> {
                  var _ = thumbnail.invoke(Arrivals.of(photo.original()));
                  assertThat(row(photo).failureCode()).isEqualTo(code);
                }));
  }

  @Test
  void endAsMessagesDoWhateverIsDamaged() {
    Reliability cases = new Reliability("fuzz cases", DamagedEvents.class);
    Mutations mutations = new Mutations(20_261_127);
    String body = Arrivals.created(expected(10, null).original().toString());

    for (int i = 0; i < 4_000; i++) {
      byte[] event =
          i % 2 == 0
              ? Arrivals.messages(List.of(mutations.damaged(body)))
              : mutations.damaged(Arrivals.messages(List.of(body)));
      cases.attempt(() -> assertThat(ending(event)).startsWith("{\"batchItemFailures\":["));
    }
    cases.write();
  }

  private Photo stored(Photo photo, byte[] bytes) {
    put(photo, bytes);
    return photo;
  }

  /** Returns the response. An input that is not JSON must fail the invocation with an exception. */
  private String ending(byte[] event) {
    try {
      return thumbnail.invoke(event);
    } catch (InvocationFailure failure) {
      assertThat(failure).hasMessageContaining("jackson");
      return NO_FAILURES;
    }
  }

  private static Arguments lie(String name, UnaryOperator<String> change) {
    return arguments(name, change);
  }

  /** Labels the count of damaged events in the reliability report. */
  private static final class DamagedEvents {}
}
