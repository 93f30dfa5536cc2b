package wxalbum.album;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.testkit.PhotoBuilder;

class PhotoTest {
  private final PhotoBuilder photo =
      new PhotoBuilder(new AlbumId(new UUID(1, 1)), new UserId(new UUID(2, 2)));

  @ParameterizedTest(name = "{0}, picture {1}, failure {2}")
  @CsvSource({
    "EXPECTED, true, false",
    "EXPECTED, false, true",
    "READY, false, false",
    "READY, true, true",
    "FAILED, false, false",
    "FAILED, true, true",
    "BLOCKED, false, true",
  })
  void rejectsPartsThatContradictStatus(
      PhotoStatus status, boolean hasPicture, boolean hasFailure) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                photo.build(
                    status,
                    hasPicture ? PhotoBuilder.PICTURE : null,
                    hasFailure ? PhotoBuilder.FAILURE : null))
        .withMessageContaining("with status " + status);
  }

  @Test
  void acceptsPartsThatMatchStatus() {
    assertThat(photo.buildPending().picture()).isNull();
    assertThat(photo.buildReady().picture()).isEqualTo(PhotoBuilder.PICTURE);
    assertThat(photo.buildFailed(PhotoBuilder.FAILURE).failure()).isEqualTo(PhotoBuilder.FAILURE);
    assertThat(photo.build(PhotoStatus.BLOCKED, PhotoBuilder.PICTURE, null).failure()).isNull();
  }

  @Test
  void returnsPurgeTimeOnlyForPhotoInTrash() {
    Instant deletedAt = Instant.parse("2026-05-01T09:30:00Z");

    assertThat(photo.buildReady().lifecycle().purgeAt()).isNull();
    assertThat(photo.deletedAt(deletedAt).buildReady().lifecycle().purgeAt())
        .isEqualTo(Instant.parse("2026-05-31T09:30:00Z"));
  }
}
