package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.Reading.ALBUM;
import static wxalbum.listalbum.Reading.ALBUMS;
import static wxalbum.listalbum.Reading.CLOCK;
import static wxalbum.listalbum.Reading.FUNCTION;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Owner;

class AlbumListingTest {
  private final Owner owner = new Owner(CLOCK);

  @Test
  void listsTheMostRecentlyChangedAlbumFirst() {
    AlbumId older = owner.album("older");
    AlbumId newer = owner.album("newer");
    PhotoId _ = owner.ready(older);

    ApiResponse response = FUNCTION.call(owner.asks(ALBUMS));

    assertThat(Reading.ids(response)).isEqualTo(Reading.texts(List.of(older, newer)));
  }

  @Test
  void listsNothingForSomebodyNew() {
    ApiResponse response = FUNCTION.call(owner.asks(ALBUMS));

    assertThat(response.body().path("items")).isEmpty();
    assertThat(response.body().path("nextCursor").isNull()).isTrue();
  }

  @Test
  void listsThirtyAlbumsUnlessToldOtherwise() {
    Owner.together(() -> IntStream.range(0, 31).forEach(i -> owner.album("album " + i)));

    ApiResponse response = FUNCTION.call(owner.asks(ALBUMS));

    assertThat(response.body().path("items")).hasSize(30);
    assertThat(response.body().path("nextCursor").isTextual()).isTrue();
  }

  @Test
  void walksThroughAlbumsThatChangedAtTheSameMoment() {
    Owner.together(() -> IntStream.range(0, 25).forEach(i -> owner.album("album " + i)));
    Albums albums = Owner.repository(Albums.class);
    List<AlbumId> all =
        albums.ofOwner(owner.id(), null, 100).stream().map(album -> album.id()).toList();
    all.forEach(album -> albums.touch(album, CLOCK.instant()));

    List<String> listed = Reading.walk(owner.asks(ALBUMS).query("limit", "10"), () -> {});

    assertThat(listed).containsExactlyInAnyOrderElementsOf(Reading.texts(all));
  }

  @Test
  void listsNoDeletedAlbum() {
    AlbumId deleted = owner.album("deleted");
    Owner.repository(Albums.class).delete(deleted, CLOCK.instant());

    ApiResponse response = FUNCTION.call(owner.asks(ALBUMS));

    assertThat(response.body().path("items")).isEmpty();
  }

  @Test
  void showsAnAlbumWithItsCoverAndItsNumberOfPhotos() {
    AlbumId album = owner.album("西湖");
    PhotoId cover = owner.ready(album);
    PhotoId _ = owner.ready(album);
    PhotoId _ = owner.expected(album);

    ApiResponse response = FUNCTION.call(owner.asks(ALBUM).path("albumId", album));

    assertThat(response.text("/title")).isEqualTo("西湖");
    assertThat(response.text("/role")).isEqualTo("owner");
    assertThat(response.body().path("photoCount").asInt()).isEqualTo(2);
    assertThat(response.text("/cover/url")).contains(cover + "/medium.jpg?");
    assertThat(response.body().at("/cover/height").asInt()).isEqualTo(480);
  }

  @Test
  void hidesTheAlbumOfSomebodyElse() {
    AlbumId album = new Owner(CLOCK).album("album of another user");

    ApiResponse response = FUNCTION.call(owner.asks(ALBUM).path("albumId", album));

    assertThat(response.code()).isEqualTo("not-found");
  }
}
