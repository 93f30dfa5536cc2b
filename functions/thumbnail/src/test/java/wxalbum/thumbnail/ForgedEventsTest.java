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
import wxalbum.telemetry.InvocationException;
import wxalbum.testkit.Fuzzer;
import wxalbum.testkit.ReliabilityCounter;

/** Tests with forged events: the function trusts storage and the database, never an event. */
class ForgedEventsTest extends ThumbnailFixture {
  private static final ReliabilityCounter UPLOADS =
      new ReliabilityCounter("hostile uploads", ForgedEventsTest.class);

  @AfterAll
  static void writeReport() {
    UPLOADS.writeReport();
  }

  static Stream<Arguments> forgedKeys() {
    return Stream.of(
        forgedKey("an unrecognized prefix", key -> "backups/" + key),
        forgedKey("a rendition", key -> key.replace("originals", "renditions") + "/small.jpg"),
        forgedKey("a path traversal", key -> key.replace("originals/", "originals/../originals/")),
        forgedKey(
            "an encoded path traversal",
            key -> key.replace("originals/", "originals%2F..%2Foriginals%2F")),
        forgedKey(
            "another album",
            key -> key.replaceAll("/[^/]*/", "/" + new AlbumId(new UUID(7, 7)) + "/")),
        forgedKey(
            "another photo",
            key -> key.replaceAll("[^/]*$", new PhotoId(new UUID(7, 7)).toString())),
        forgedKey("a lower-case id", key -> key.toLowerCase(Locale.ROOT)),
        forgedKey("a key with another segment", key -> key + "/x"),
        forgedKey("a key with a null character", key -> key + "%00"),
        forgedKey("an invalid percent encoding", key -> key + "%zz"),
        forgedKey("an empty key", key -> ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgedKeys")
  void changesNothingWhenKeyIsForged(String name, UnaryOperator<String> change) {
    Photo photo = uploadedPhoto(PHOTO);
    String key = change.apply(photo.originalKey().toString());

    UPLOADS.attempt(
        () -> {
          assertThat(thumbnail.invoke(UploadEvents.forKeys(key))).as(name).isEqualTo(NO_FAILURES);
          assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
          assertUsage(0, 0, PHOTO.length);
        });
  }

  @Test
  void changesNothingWhenEventIsNotCreation() {
    Photo photo = uploadedPhoto(PHOTO);
    List<String> names =
        List.of(
            "ObjectRemoved:Delete", "ObjectRestore:Post", "s3:TestEvent", "", "objectcreated:Put");

    for (String name : names) {
      String body =
          UploadEvents.objectCreated(photo.originalKey().toString())
              .replace("ObjectCreated:Post", name);
      UPLOADS.attempt(
          () -> {
            assertThat(thumbnail.invoke(UploadEvents.withBodies(List.of(body))))
                .isEqualTo(NO_FAILURES);
            assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
          });
    }
  }

  @Test
  void changesNothingWhenObjectIsMissing() {
    Photo photo = pendingPhoto(PHOTO.length, null);

    UPLOADS.attempt(
        () -> {
          assertThat(thumbnail.invoke(UploadEvents.forKeys(photo.originalKey())))
              .isEqualTo(NO_FAILURES);
          assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
        });
  }

  @Test
  void countsOnceWhenEventsAreRepeated() {
    Photo photo = uploadedPhoto(PHOTO);

    UPLOADS.attempt(
        () -> {
          var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey(), photo.originalKey()));
          putOriginal(photo, PHOTO);
          var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));
          assertUsage(1, PHOTO.length, 0);
          assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isEqualTo(1);
        });
  }

  @Test
  void verifiesStoredBytesInsteadOfTrustingEvent() {
    byte[] other = PHOTO.clone();
    other[other.length - 3] ^= 1;
    byte[] zeros = new byte[PHOTO.length];
    Sha256 declared = Sha256.ofBytes(Sha256.newMessageDigest().digest(PHOTO));
    Map<Photo, String> failures =
        Map.of(
            withObject(pendingPhoto(PHOTO.length, declared), other), "checksum-mismatch",
            withObject(pendingPhoto(PHOTO.length + 1L, null), PHOTO), "size-mismatch",
            withObject(pendingPhoto(PHOTO.length - 1L, null), PHOTO), "size-mismatch",
            withObject(pendingPhoto(PHOTO.length, null), zeros), "unsupported-type");

    failures.forEach(
        (photo, code) ->
            UPLOADS.attempt(
                () -> {
                  var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));
                  assertThat(findFailure(photo).code()).isEqualTo(code);
                }));
  }

  @Test
  void returnsValidResponseWhenEventIsDamaged() {
    ReliabilityCounter cases = new ReliabilityCounter("fuzz cases", DamagedEvents.class);
    Fuzzer mutations = new Fuzzer(20_261_127);
    String body = UploadEvents.objectCreated(pendingPhoto(10, null).originalKey().toString());

    for (int i = 0; i < 4_000; i++) {
      byte[] event =
          i % 2 == 0
              ? UploadEvents.withBodies(List.of(mutations.mutate(body)))
              : mutations.mutate(UploadEvents.withBodies(List.of(body)));
      cases.attempt(() -> assertThat(responseTo(event)).startsWith("{\"batchItemFailures\":["));
    }
    cases.writeReport();
  }

  private Photo withObject(Photo photo, byte[] bytes) {
    putOriginal(photo, bytes);
    return photo;
  }

  /** Returns the response. An input that is not JSON must fail the invocation with an exception. */
  private String responseTo(byte[] event) {
    try {
      return thumbnail.invoke(event);
    } catch (InvocationException failure) {
      assertThat(failure).hasMessageContaining("jackson");
      return NO_FAILURES;
    }
  }

  private static Arguments forgedKey(String name, UnaryOperator<String> change) {
    return arguments(name, change);
  }

  /** Labels the count of damaged events in the reliability report. */
  private static final class DamagedEvents {}
}
