package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Cursor;
import wxalbum.album.Dimensions;
import wxalbum.album.Exif;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.album.TakenAtSource;
import wxalbum.album.UserId;
import wxalbum.album.Users;
import wxalbum.settings.Settings;

/** What the repositories promise, on whichever database the settings name. */
abstract class DataLayerContract {
  private static final Instant NOW = Instant.parse("2026-05-01T09:30:00.123456Z");
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0, 0, 123_456_000);

  private final UserId user = new UserId(UUID.randomUUID());
  private final AlbumId album = new AlbumId(Ids.next(NOW));
  private Database database;
  private Users users;
  private Albums albums;
  private Photos photos;
  private Shares shares;

  abstract Settings settings();

  @BeforeEach
  void aUserWithAnAlbum() {
    database = new Database(settings(), Users.class, Albums.class, Photos.class, Shares.class);
    users = database.repository(Users.class);
    albums = database.repository(Albums.class);
    photos = database.repository(Photos.class);
    shares = database.repository(Shares.class);
    users.ensure(user, "sealed", NOW);
    albums.add(new Album(album, user, "西湖 😀", "", 0, null, null, null, NOW, NOW));
  }

  @Test
  void keepsAUserAsFirstWritten() {
    users.ensure(user, "sealed again", NOW.plusSeconds(9));

    assertThat(users.find(user).orElseThrow().createdAt()).isEqualTo(NOW);
  }

  @Test
  void promisesUpToTheQuotaAndNotAByteMore() {
    assertThat(users.promise(user, 60, 0, 0, 0, 100)).isTrue();
    assertThat(users.promise(user, 41, 0, 0, 0, 100)).isFalse();
    assertThat(users.promise(user, 40, 0, 0, 0, 100)).isTrue();
  }

  @Test
  void readsAnAlbumAsItWasWritten() {
    Album read = albums.find(album, user).orElseThrow();

    assertThat(read).isEqualTo(new Album(album, user, "西湖 😀", "", 0, null, null, null, NOW, NOW));
  }

  @Test
  void hidesAnAlbumFromOthersAndAfterItsEnd() {
    UserId other = new UserId(UUID.randomUUID());

    assertThat(albums.find(album, other)).isEmpty();
    albums.delete(album, NOW);
    assertThat(albums.find(album, user)).isEmpty();
    assertThat(albums.ofOwner(user, null, 10)).isEmpty();
  }

  @Test
  void readsAPhotoAsItWasWritten() {
    Photo photo = photo(NOON, null);
    photos.expect(photo);

    assertThat(photos.find(photo.id())).contains(photo);
  }

  @Test
  void readsAReadyPhotoAsItWasMarked() {
    Photo photo = photo(NOON, null);
    photos.expect(photo);

    markReady(photo);

    Photo read = photos.find(photo.id()).orElseThrow();
    assertThat(read.status()).isEqualTo(PhotoStatus.READY);
    assertThat(read.takenOffset()).isEqualTo(-210);
    assertThat(read.thumbHash()).isEqualTo("1QcSHQRnh493V4dIh4eXh1h4kJUI");
  }

  @Test
  void listsPhotosOfOneMomentOnceEach() {
    Photo early = expected(NOON.minusDays(1));
    Photo sameFirst = expected(NOON);
    Photo sameSecond = expected(NOON);

    List<Photo> first = photos.byTaken(album, null, 2);
    Cursor after = taken(first.getLast());
    List<Photo> second = photos.byTaken(album, after, 2);

    assertThat(first).extracting(Photo::id).containsExactly(sameSecond.id(), sameFirst.id());
    assertThat(second).extracting(Photo::id).containsExactly(early.id());
  }

  @Test
  void showsGuestsOnlyWhatIsReady() {
    Photo ready = expected(NOON);
    var _ = expected(NOON);
    markReady(ready);

    assertThat(photos.shownByTaken(album, null, 9))
        .extracting(Photo::id)
        .containsExactly(ready.id());
  }

  @Test
  void refusesTheSameBytesTwiceInOneAlbumByTheNameOfTheRule() {
    Sha256 digest = Sha256.of("bytes");
    photos.expect(photo(NOON, digest));

    assertThatThrownBy(() -> photos.expect(photo(NOON, digest)))
        .hasRootCauseInstanceOf(SQLException.class)
        .rootCause()
        .satisfies(cause -> assertThat(((SQLException) cause).getSQLState()).isEqualTo("23000"))
        .hasMessageContaining("photos_once_in_album");
  }

  @Test
  void takesTheSameBytesAgainOnceTheFirstAreInTheTrash() {
    Sha256 digest = Sha256.of("bytes");
    Photo first = photo(NOON, digest);
    photos.expect(first);
    photos.trashOne(first.id(), NOW);

    photos.expect(photo(NOON, digest));

    assertThat(photos.withSha256(album, digest).orElseThrow().id()).isNotEqualTo(first.id());
    assertThat(photos.trash(user, null, 9)).extracting(Photo::id).containsExactly(first.id());
  }

  @Test
  void keepsWhatTheCameraSaid() {
    Photo photo = expected(NOON);
    Exif exif = new Exif("Apple iPhone 15", null, 0.004, 1.6, 50, 5.96, 30.2592, 120.1486);

    photos.writeExif(photo.id(), Exif.NONE);
    photos.writeExif(photo.id(), exif);

    assertThat(photos.exif(photo.id())).contains(exif);
  }

  @Test
  void readsAShareAsItWasWritten() {
    Share share =
        new Share(
            new ShareId(Ids.next(NOW)),
            album,
            Sha256.of("token" + album),
            "家人",
            null,
            true,
            3,
            0,
            null,
            NOW,
            NOW.plusSeconds(60),
            null);
    shares.add(share);

    assertThat(shares.withToken(share.tokenHash())).contains(share);
  }

  @Test
  void countsNoViewBeyondTheLimit() {
    Share share =
        new Share(
            new ShareId(Ids.next(NOW)),
            album,
            Sha256.of("other" + album),
            "",
            null,
            false,
            1,
            0,
            null,
            NOW,
            null,
            null);
    shares.add(share);
    shares.countView(share.id(), NOW);

    assertThatThrownBy(() -> shares.countView(share.id(), NOW))
        .hasMessageContaining("shares_views_within_limit");
  }

  @Test
  void undoesAllThatATransactionDidWhenItFails() {
    assertThatThrownBy(
            () ->
                database.inOne(
                    () -> {
                      albums.countPhotos(album, 5, NOW);
                      throw new IllegalStateException("in the middle");
                    }))
        .hasMessage("in the middle");

    assertThat(albums.find(album, user).orElseThrow().photoCount()).isZero();
  }

  @Test
  void joinsATransactionThatIsUnderWay() {
    assertThatThrownBy(
            () ->
                database.inOne(
                    () -> {
                      var _ =
                          database.inOne(
                              () -> {
                                albums.countPhotos(album, 5, NOW);
                                return true;
                              });
                      throw new IllegalStateException("afterwards");
                    }))
        .hasMessage("afterwards");

    assertThat(albums.find(album, user).orElseThrow().photoCount()).isZero();
  }

  @Test
  void keepsMomentsWhateverTheTimeZoneOfTheMachine() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      Photo photo = expected(LocalDateTime.of(2026, 3, 8, 2, 30));

      Photo read = photos.find(photo.id()).orElseThrow();

      assertThat(read.takenAt()).isEqualTo(LocalDateTime.of(2026, 3, 8, 2, 30));
      assertThat(read.createdAt()).isEqualTo(NOW);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private Photo expected(LocalDateTime takenAt) {
    Photo photo = photo(takenAt, null);
    photos.expect(photo);
    return photo;
  }

  private void markReady(Photo photo) {
    photos.markReady(
        new Photos.Arrival(
            photo.id(),
            "etag",
            "image/jpeg",
            new Dimensions(4032, 3024),
            "1QcSHQRnh493V4dIh4eXh1h4kJUI",
            photo.takenAt(),
            -210,
            TakenAtSource.EXIF));
  }

  private static Cursor taken(Photo photo) {
    return new Cursor(Cursor.Listing.TAKEN, photo.takenAt(), photo.id().value());
  }

  private Photo photo(LocalDateTime takenAt, @Nullable Sha256 sha256) {
    return new Photo(
        new PhotoId(Ids.next(Instant.now())),
        album,
        user,
        PhotoStatus.EXPECTED,
        "image/jpeg",
        10,
        sha256,
        null,
        null,
        null,
        null,
        takenAt,
        480,
        TakenAtSource.CLIENT,
        "",
        null,
        null,
        NOW,
        null);
  }
}
