package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.ListAlbumFixture.ALBUM;
import static wxalbum.listalbum.ListAlbumFixture.ALBUMS;
import static wxalbum.listalbum.ListAlbumFixture.CLOCK;
import static wxalbum.listalbum.ListAlbumFixture.FUNCTION;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestResponse;

class AlbumListingTest {
  private final OwnerFixture owner = new OwnerFixture(CLOCK);

  @Test
  void listsMostRecentlyChangedAlbumFirst() {
    AlbumId older = owner.createAlbum("older");
    AlbumId newer = owner.createAlbum("newer");
    PhotoId _ = owner.createReadyPhoto(older);

    TestResponse response = FUNCTION.call(owner.request(ALBUMS));

    assertThat(ListAlbumFixture.itemIds(response))
        .isEqualTo(ListAlbumFixture.toStrings(List.of(older, newer)));
  }

  @Test
  void returnsEmptyListForNewUser() {
    TestResponse response = FUNCTION.call(owner.request(ALBUMS));

    assertThat(response.body().path("items")).isEmpty();
    assertThat(response.body().path("nextCursor").isNull()).isTrue();
  }

  @Test
  void returns30AlbumsByDefault() {
    OwnerFixture.inTransaction(
        () -> IntStream.range(0, 31).forEach(i -> owner.createAlbum("album " + i)));

    TestResponse response = FUNCTION.call(owner.request(ALBUMS));

    assertThat(response.body().path("items")).hasSize(30);
    assertThat(response.body().path("nextCursor").isTextual()).isTrue();
  }

  @Test
  void pagesThroughAlbumsWithEqualChangeTimes() {
    OwnerFixture.inTransaction(
        () -> IntStream.range(0, 25).forEach(i -> owner.createAlbum("album " + i)));
    Albums albums = OwnerFixture.repository(Albums.class);
    List<AlbumId> all =
        albums.listByOwner(owner.userId(), null, 100).stream().map(album -> album.id()).toList();
    all.forEach(album -> albums.markUpdated(album, CLOCK.instant()));

    List<String> listed =
        ListAlbumFixture.readAllIds(owner.request(ALBUMS).queryParam("limit", "10"), () -> {});

    assertThat(listed).containsExactlyInAnyOrderElementsOf(ListAlbumFixture.toStrings(all));
  }

  @Test
  void omitsDeletedAlbum() {
    AlbumId deleted = owner.createAlbum("deleted");
    OwnerFixture.repository(Albums.class).delete(deleted, CLOCK.instant());

    TestResponse response = FUNCTION.call(owner.request(ALBUMS));

    assertThat(response.body().path("items")).isEmpty();
  }

  @Test
  void returnsAlbumWithCoverAndPhotoCount() {
    AlbumId album = owner.createAlbum("西湖");
    PhotoId cover = owner.createReadyPhoto(album);
    PhotoId _ = owner.createReadyPhoto(album);
    PhotoId _ = owner.createExpectedPhoto(album);

    TestResponse response = FUNCTION.call(owner.request(ALBUM).pathParam("albumId", album));

    assertThat(response.textAt("/title")).isEqualTo("西湖");
    assertThat(response.textAt("/role")).isEqualTo("owner");
    assertThat(response.body().path("photoCount").asInt()).isEqualTo(2);
    assertThat(response.textAt("/cover/url")).contains(cover + "/medium.jpg?");
    assertThat(response.body().at("/cover/height").asInt()).isEqualTo(480);
  }

  @Test
  void returnsNotFoundForAlbumOfAnotherUser() {
    AlbumId album = new OwnerFixture(CLOCK).createAlbum("album of another user");

    TestResponse response = FUNCTION.call(owner.request(ALBUM).pathParam("albumId", album));

    assertThat(response.problemCode()).isEqualTo("not-found");
  }
}
