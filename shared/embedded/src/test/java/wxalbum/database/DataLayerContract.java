package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wxalbum.testing.AlbumFixture.MADE;
import static wxalbum.testing.AlbumFixture.NOON;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Cursor;
import wxalbum.album.Exif;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.UserId;
import wxalbum.settings.Settings;
import wxalbum.testing.AlbumFixture;

/** The contract tests of the repositories. Subclasses choose the database. */
abstract class DataLayerContract {
  private AlbumFixture rows;

  abstract Settings settings();

  @BeforeEach
  void aUserWithAnAlbum() {
    rows = new AlbumFixture(settings());
  }

  @Test
  void keepsAUserAsFirstWritten() {
    rows.users().ensure(rows.user(), "sealed again", MADE.plusSeconds(9));

    assertThat(rows.users().find(rows.user()).orElseThrow().createdAt()).isEqualTo(MADE);
  }

  @Test
  void promisesUpToTheQuotaAndNotAByteMore() {
    assertThat(rows.users().promise(rows.user(), 60, 0, 0, 0, 100)).isTrue();
    assertThat(rows.users().promise(rows.user(), 41, 0, 0, 0, 100)).isFalse();
    assertThat(rows.users().promise(rows.user(), 40, 0, 0, 0, 100)).isTrue();
  }

  @Test
  void countsFilesAskedForUpToTheLatestMomentAndNotOneMore() {
    assertThat(rows.users().pace(rows.user(), 6, MADE, MADE.plusSeconds(10))).isTrue();
    assertThat(rows.users().pace(rows.user(), 5, MADE, MADE.plusSeconds(10))).isFalse();
    assertThat(rows.users().pace(rows.user(), 4, MADE, MADE.plusSeconds(10))).isTrue();
    assertThat(rows.users().find(rows.user()).orElseThrow().uploadsUntil())
        .isEqualTo(MADE.plusSeconds(10));
  }

  @Test
  void readsAnAlbumAsItWasWritten() {
    assertThat(rows.albums().find(rows.album(), rows.user())).contains(rows.asAdded());
  }

  @Test
  void hidesAnAlbumFromOthersAndAfterItsEnd() {
    UserId other = new UserId(UUID.randomUUID());

    assertThat(rows.albums().find(rows.album(), other)).isEmpty();
    rows.albums().delete(rows.album(), MADE);
    assertThat(rows.albums().find(rows.album(), rows.user())).isEmpty();
    assertThat(rows.albums().ofOwner(rows.user(), null, 10)).isEmpty();
  }

  @Test
  void readsAPhotoAsItWasWritten() {
    Photo photo = rows.expected(NOON);

    assertThat(rows.photos().find(photo.id())).contains(photo);
  }

  @Test
  void readsAReadyPhotoAsItWasMarked() {
    Photo photo = rows.expected(NOON);

    rows.markReady(photo.id(), NOON);

    Photo read = rows.photos().find(photo.id()).orElseThrow();
    assertThat(read.status()).isEqualTo(PhotoStatus.READY);
    assertThat(read.takenOffset()).isEqualTo(-210);
    assertThat(read.thumbHash()).isEqualTo("1QcSHQRnh493V4dIh4eXh1h4kJUI");
  }

  @Test
  void listsPhotosOfOneMomentOnceEach() {
    Photo early = rows.expected(NOON.minusDays(1));
    Photo sameFirst = rows.expected(NOON);
    Photo sameSecond = rows.expected(NOON);

    List<Photo> first = rows.photos().byTaken(rows.album(), null, 2);
    List<Photo> second = rows.photos().byTaken(rows.album(), taken(first.getLast()), 2);

    assertThat(first)
        .extracting(Photo::id)
        .containsExactlyInAnyOrder(sameFirst.id(), sameSecond.id());
    assertThat(second).extracting(Photo::id).containsExactly(early.id());
  }

  @Test
  void showsGuestsOnlyWhatIsReady() {
    Photo ready = rows.expected(NOON);
    var _ = rows.expected(NOON);
    rows.markReady(ready.id(), NOON);

    assertThat(rows.photos().shownByTaken(rows.album(), null, 9))
        .extracting(Photo::id)
        .containsExactly(ready.id());
  }

  @Test
  void refusesTheSameBytesTwiceInOneAlbumByTheNameOfTheRule() {
    Sha256 digest = Sha256.of("bytes");
    rows.photos().expect(rows.newPhoto(NOON, digest));

    assertThatThrownBy(() -> rows.photos().expect(rows.newPhoto(NOON, digest)))
        .rootCause()
        .isInstanceOfSatisfying(
            SQLException.class, cause -> assertThat(cause.getSQLState()).isEqualTo("23000"))
        .hasMessageContaining("photos_once_in_album");
  }

  @Test
  void takesTheSameBytesAgainOnceTheFirstAreInTheTrash() {
    Sha256 digest = Sha256.of("bytes");
    Photo first = rows.newPhoto(NOON, digest);
    rows.photos().expect(first);
    rows.photos().trashOne(first.id(), MADE);

    rows.photos().expect(rows.newPhoto(NOON, digest));

    assertThat(rows.photos().withSha256(rows.album(), digest).orElseThrow().id())
        .isNotEqualTo(first.id());
    assertThat(rows.photos().trash(rows.user(), Instant.EPOCH, null, 9))
        .extracting(Photo::id)
        .containsExactly(first.id());
  }

  @Test
  void keepsWhatTheCameraSaid() {
    Photo photo = rows.expected(NOON);
    Exif exif = new Exif("Apple iPhone 15", null, 0.004, 1.6, 50, 5.96, 30.2592, 120.1486);

    rows.photos().writeExif(photo.id(), Exif.NONE);
    rows.photos().writeExif(photo.id(), exif);

    assertThat(rows.photos().exif(photo.id())).contains(exif);
  }

  @Test
  void readsAShareAsItWasWritten() {
    Share share = rows.newShare(Sha256.of("token of " + rows.album()), 3);

    rows.shares().add(share);

    assertThat(rows.shares().withToken(share.tokenHash())).contains(share);
  }

  @Test
  void countsNoViewBeyondTheLimit() {
    Share share = rows.newShare(Sha256.of("token of " + rows.album()), 1);
    rows.shares().add(share);
    rows.shares().countView(share.id(), MADE);

    assertThatThrownBy(() -> rows.shares().countView(share.id(), MADE))
        .hasMessageContaining("shares_views_within_limit");
  }

  @Test
  void undoesAllThatATransactionDidWhenItFails() {
    assertThatThrownBy(() -> rows.database().inOne(this::countAndFail)).hasMessage("inside");

    assertThat(rows.albums().find(rows.album(), rows.user()).orElseThrow().photoCount()).isZero();
  }

  @Test
  void joinsATransactionThatIsUnderWay() {
    assertThatThrownBy(
            () ->
                rows.database()
                    .inOne(() -> rows.database().<Boolean>inOne(this::count) && fail("after")))
        .hasMessage("after");

    assertThat(rows.albums().find(rows.album(), rows.user()).orElseThrow().photoCount()).isZero();
  }

  @Test
  void keepsMomentsWhateverTheTimeZoneOfTheMachine() {
    TimeZone original = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      LocalDateTime skipped = LocalDateTime.of(2026, 3, 8, 2, 30);
      Photo photo = rows.expected(skipped);

      Photo read = rows.photos().find(photo.id()).orElseThrow();

      assertThat(read.takenAt()).isEqualTo(skipped);
      assertThat(read.createdAt()).isEqualTo(MADE);
    } finally {
      TimeZone.setDefault(original);
    }
  }

  private boolean count() {
    rows.albums().countPhotos(rows.album(), 5, MADE);
    return true;
  }

  private boolean countAndFail() {
    return count() && fail("inside");
  }

  private static boolean fail(String message) {
    throw new IllegalStateException(message);
  }

  private static Cursor taken(Photo photo) {
    return new Cursor(Cursor.Listing.TAKEN, photo.takenAt(), photo.id().value());
  }
}
