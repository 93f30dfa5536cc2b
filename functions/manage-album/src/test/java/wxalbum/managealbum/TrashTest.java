package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.Managing.CAPTION;
import static wxalbum.managealbum.Managing.CLOCK;
import static wxalbum.managealbum.Managing.FUNCTION;

import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Owner;

class TrashTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0);

  private final Owner owner = new Owner(CLOCK);
  private final AlbumId album = owner.album("album");
  private final Photos photos = Owner.repository(Photos.class);

  @Test
  void takesAReadyPhotoOutOfTheCount() {
    PhotoId photo = owner.ready(album);
    PhotoId _ = owner.ready(album);

    ApiResponse response = Managing.trash(owner, photo);

    assertThat(response.status()).isEqualTo(204);
    assertThat(Managing.photo(photo).deletedAt()).isEqualTo(CLOCK.instant());
    assertThat(Managing.album(album).photoCount()).isEqualTo(1);
  }

  @Test
  void countsAPhotoThatIsTrashedTwiceOnce() {
    PhotoId photo = owner.ready(album);
    PhotoId _ = owner.ready(album);
    ApiResponse _ = Managing.trash(owner, photo);

    ApiResponse response = Managing.trash(owner, photo);

    assertThat(response.status()).isEqualTo(204);
    assertThat(Managing.album(album).photoCount()).isEqualTo(1);
  }

  @Test
  void leavesTheCountWhereThePhotoWasNotReady() {
    PhotoId _ = owner.ready(album);
    PhotoId failed = owner.failed(album);

    ApiResponse _ = Managing.trash(owner, failed);

    assertThat(Managing.album(album).photoCount()).isEqualTo(1);
  }

  @Test
  void putsTheNewestPhotoInThePlaceOfTheCover() {
    PhotoId cover = owner.ready(album, NOON, null);
    PhotoId newest = owner.ready(album, NOON.plusHours(2), null);
    PhotoId _ = owner.ready(album, NOON.plusHours(1), null);
    PhotoId _ = owner.expected(album);

    ApiResponse _ = Managing.trash(owner, cover);

    assertThat(Managing.album(album).coverPhotoId()).isEqualTo(newest);
  }

  @Test
  void leavesACoverThatIsAnotherPhoto() {
    PhotoId cover = owner.ready(album);
    PhotoId other = owner.ready(album);

    ApiResponse _ = Managing.trash(owner, other);

    assertThat(Managing.album(album).coverPhotoId()).isEqualTo(cover);
  }

  @Test
  void leavesNoCoverWhereNoPhotoIsLeft() {
    PhotoId photo = owner.ready(album);

    ApiResponse _ = Managing.trash(owner, photo);

    Album empty = Managing.album(album);
    assertThat(empty.coverPhotoId()).isNull();
    assertThat(empty.coverWidth()).isNull();
    assertThat(empty.photoCount()).isZero();
  }

  @Test
  void restoresAPhotoWithCountAndCover() {
    PhotoId photo = owner.ready(album);
    ApiResponse _ = Managing.trash(owner, photo);

    ApiResponse response = Managing.restore(owner, photo);

    assertThat(response.text("/id")).isEqualTo(photo.toString());
    assertThat(response.body().has("deletedAt")).isFalse();
    assertThat(Managing.album(album).photoCount()).isEqualTo(1);
    assertThat(Managing.album(album).coverPhotoId()).isEqualTo(photo);
  }

  @Test
  void restoresAPhotoWithoutTakingTheCoverFromAnother() {
    PhotoId first = owner.ready(album);
    PhotoId second = owner.ready(album);
    ApiResponse _ = Managing.trash(owner, first);

    ApiResponse _ = Managing.restore(owner, first);

    assertThat(Managing.album(album).coverPhotoId()).isEqualTo(second);
    assertThat(Managing.album(album).photoCount()).isEqualTo(2);
  }

  @Test
  void answersAPhotoThatIsNotInTheTrash() {
    PhotoId photo = owner.ready(album);

    ApiResponse response = Managing.restore(owner, photo);

    assertThat(response.text("/id")).isEqualTo(photo.toString());
    assertThat(Managing.album(album).photoCount()).isEqualTo(1);
  }

  @Test
  void restoresAPhotoUntilTheMomentOfItsPurge() {
    PhotoId photo = owner.ready(album);
    photos.trashOne(photo, CLOCK.instant().minus(Photo.TRASH).plusSeconds(1));

    ApiResponse response = Managing.restore(owner, photo);

    assertThat(response.status()).isEqualTo(200);
    assertThat(Managing.photo(photo).trashed()).isFalse();
  }

  @Test
  void restoresNoPhotoFromThatMomentOn() {
    PhotoId photo = owner.ready(album);
    photos.trashOne(photo, CLOCK.instant().minus(Photo.TRASH));

    ApiResponse response = Managing.restore(owner, photo);

    assertThat(response.code()).isEqualTo("not-found");
    assertThat(Managing.photo(photo).trashed()).isTrue();
  }

  @Test
  void doesNotRestoreAFileThatTheAlbumHoldsAgain() {
    Sha256 file = Sha256.of("a file");
    PhotoId first = owner.ready(album, NOON, file);
    ApiResponse _ = Managing.trash(owner, first);
    PhotoId twin = owner.ready(album, NOON, file);

    ApiResponse response = Managing.restore(owner, first);

    assertThat(response.code()).isEqualTo("conflict");
    assertThat(response.text("/detail")).contains(twin.toString());
    assertThat(Managing.photo(first).trashed()).isTrue();
    assertThat(Managing.album(album).photoCount()).isEqualTo(1);
  }

  @Test
  void movesTheMomentOfTheAlbumsChange() {
    PhotoId photo = owner.failed(album);
    var before = Managing.album(album).changedAt();

    ApiResponse _ = Managing.trash(owner, photo);

    assertThat(Managing.album(album).changedAt()).isAfter(before);
  }

  @Test
  void isClosedToOthers() {
    PhotoId photo = owner.ready(album);
    Owner other = new Owner(CLOCK);

    ApiResponse trashed = Managing.trash(other, photo);
    ApiResponse restored = Managing.restore(other, photo);

    assertThat(trashed.code()).isEqualTo("not-found");
    assertThat(restored.code()).isEqualTo("not-found");
    assertThat(Managing.photo(photo).trashed()).isFalse();
  }

  @Test
  void takesNoCaption() {
    PhotoId photo = owner.ready(album);
    ApiResponse _ = Managing.trash(owner, photo);

    ApiResponse response =
        FUNCTION.call(
            owner.asks(CAPTION).path("photoId", photo).json(Map.of("caption", "too late")));

    assertThat(response.code()).isEqualTo("not-found");
  }
}
