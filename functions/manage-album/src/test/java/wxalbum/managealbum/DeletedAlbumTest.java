package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.Managing.CHANGE;
import static wxalbum.managealbum.Managing.CLOCK;
import static wxalbum.managealbum.Managing.FUNCTION;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Owner;

class DeletedAlbumTest {
  private final Owner owner = new Owner(CLOCK);
  private final AlbumId album = owner.album("album");

  @Test
  void putsAllPhotosIntoTheTrash() {
    List<PhotoId> photos = List.of(owner.ready(album), owner.failed(album), owner.expected(album));

    ApiResponse response = Managing.delete(owner, album);

    assertThat(response.status()).isEqualTo(204);
    assertThat(photos).allMatch(photo -> Managing.photo(photo).trashed());
    assertThat(Owner.repository(Albums.class).find(album, owner.id())).isEmpty();
  }

  @Test
  void leavesPhotosThatWereInTheTrashTheirMoment() {
    PhotoId photo = owner.ready(album);
    ApiResponse _ = Managing.trash(owner, photo);
    var before = Managing.photo(photo).deletedAt();
    owner.album("later");

    ApiResponse _ = Managing.delete(owner, album);

    assertThat(Managing.photo(photo).deletedAt()).isEqualTo(before);
  }

  @Test
  void revokesItsShares() {
    ShareId share = new ShareId(UUID.randomUUID());
    Shares shares = Owner.repository(Shares.class);
    shares.add(
        new Share(
            share,
            album,
            Sha256.of(share.toString()),
            "",
            null,
            false,
            null,
            0,
            null,
            CLOCK.instant(),
            null,
            null));

    ApiResponse _ = Managing.delete(owner, album);

    assertThat(shares.find(share).orElseThrow().ended(CLOCK.instant())).isTrue();
  }

  @Test
  void isDeletedAgainWithTheSameAnswer() {
    ApiResponse _ = Managing.delete(owner, album);

    ApiResponse response = Managing.delete(owner, album);

    assertThat(response.status()).isEqualTo(204);
  }

  @Test
  void isNobodyElsesToDelete() {
    Owner other = new Owner(CLOCK);

    ApiResponse response = Managing.delete(other, album);

    assertThat(response.code()).isEqualTo("not-found");
    assertThat(Managing.album(album).title()).isEqualTo("album");
  }

  @Test
  void takesNoChanges() {
    ApiResponse _ = Managing.delete(owner, album);

    ApiResponse response =
        FUNCTION.call(owner.asks(CHANGE).path("albumId", album).json(Map.of("title", "another")));

    assertThat(response.code()).isEqualTo("not-found");
  }

  @Test
  void comesBackWithAPhotoThatIsRestored() {
    PhotoId _ = owner.ready(album);
    PhotoId restored = owner.ready(album);
    ApiResponse _ = Managing.delete(owner, album);

    ApiResponse response = Managing.restore(owner, restored);

    Album revived = Managing.album(album);
    assertThat(response.text("/albumId")).isEqualTo(album.toString());
    assertThat(revived.photoCount()).isEqualTo(1);
    assertThat(revived.coverPhotoId()).isEqualTo(restored);
    assertThat(Owner.repository(Photos.class).byTaken(album, null, 10)).hasSize(1);
  }

  @Test
  void comesBackWithoutACoverWhereThePhotoIsNotReady() {
    PhotoId failed = owner.failed(album);
    ApiResponse _ = Managing.delete(owner, album);

    ApiResponse response = Managing.restore(owner, failed);

    assertThat(response.text("/status")).isEqualTo("failed");
    assertThat(Managing.album(album).photoCount()).isZero();
    assertThat(Managing.album(album).coverPhotoId()).isNull();
  }
}
