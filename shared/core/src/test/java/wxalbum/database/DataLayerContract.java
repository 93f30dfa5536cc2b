package wxalbum.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wxalbum.testkit.AlbumFixture.CREATED_AT;
import static wxalbum.testkit.AlbumFixture.NOON;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import wxalbum.album.Cursor;
import wxalbum.album.Exif;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.UserId;

/** The contract tests of the repositories. Subclasses choose the database. */
abstract class DataLayerContract extends TransactionContract {
  @Test
  void keepsFirstRowOfUser() {
    fixture().users().insertIfAbsent(fixture().userId(), "sealed again", CREATED_AT.plusSeconds(9));

    assertThat(fixture().users().find(fixture().userId()).orElseThrow().createdAt())
        .isEqualTo(CREATED_AT);
  }

  @Test
  void reservesBytesUpToQuota() {
    assertThat(fixture().users().reserveBytes(fixture().userId(), 60, 0, 0, 0, 100)).isTrue();
    assertThat(fixture().users().reserveBytes(fixture().userId(), 41, 0, 0, 0, 100)).isFalse();
    assertThat(fixture().users().reserveBytes(fixture().userId(), 40, 0, 0, 0, 100)).isTrue();
  }

  @Test
  void advancesRateLimitUpToLatestTime() {
    assertThat(
            fixture()
                .users()
                .advanceRateLimit(fixture().userId(), 6, CREATED_AT, CREATED_AT.plusSeconds(10)))
        .isTrue();
    assertThat(
            fixture()
                .users()
                .advanceRateLimit(fixture().userId(), 5, CREATED_AT, CREATED_AT.plusSeconds(10)))
        .isFalse();
    assertThat(
            fixture()
                .users()
                .advanceRateLimit(fixture().userId(), 4, CREATED_AT, CREATED_AT.plusSeconds(10)))
        .isTrue();
    assertThat(fixture().users().find(fixture().userId()).orElseThrow().uploadTat())
        .isEqualTo(CREATED_AT.plusSeconds(10));
  }

  @Test
  void adjustsRateLimitFromNowOrLater() {
    fixture().users().adjustRateLimit(fixture().userId(), 1_500_000, CREATED_AT);
    Instant first = uploadTat();
    fixture().users().adjustRateLimit(fixture().userId(), -500_000, CREATED_AT);
    Instant second = uploadTat();
    fixture().users().adjustRateLimit(fixture().userId(), 250_000, CREATED_AT.plusSeconds(9));

    assertThat(first).isEqualTo(CREATED_AT.plusMillis(1500));
    assertThat(second).isEqualTo(CREATED_AT.plusMillis(1000));
    assertThat(uploadTat()).isEqualTo(CREATED_AT.plusMillis(9250));
  }

  private Instant uploadTat() {
    return requireNonNull(fixture().users().find(fixture().userId()).orElseThrow().uploadTat());
  }

  @Test
  void readsAlbumAsInserted() {
    assertThat(fixture().albums().findOwned(fixture().albumId(), fixture().userId()))
        .contains(fixture().insertedAlbum());
  }

  @Test
  void hidesAlbumFromOthersAndAfterDeletion() {
    UserId other = new UserId(UUID.randomUUID());

    assertThat(fixture().albums().findOwned(fixture().albumId(), other)).isEmpty();
    fixture().albums().delete(fixture().albumId(), CREATED_AT);
    assertThat(fixture().albums().findOwned(fixture().albumId(), fixture().userId())).isEmpty();
    assertThat(fixture().albums().listByOwner(fixture().userId(), null, 10)).isEmpty();
  }

  @Test
  void readsPhotoAsInserted() {
    Photo photo = fixture().insertExpectedPhoto(NOON);

    assertThat(fixture().photos().find(photo.id())).contains(photo);
  }

  @Test
  void readsPhotoAsMarkedReady() {
    Photo photo = fixture().insertExpectedPhoto(NOON);

    fixture().markReady(photo.id(), NOON);

    Photo read = fixture().photos().find(photo.id()).orElseThrow();
    assertThat(read.status()).isEqualTo(PhotoStatus.READY);
    assertThat(read.captureTime().offsetMinutes()).isEqualTo(-210);
    assertThat(read.picture())
        .extracting(Photo.Picture::thumbHash)
        .isEqualTo("1QcSHQRnh493V4dIh4eXh1h4kJUI");
  }

  @Test
  void pagesThroughPhotosWithEqualCaptureTimes() {
    Photo early = fixture().insertExpectedPhoto(NOON.minusDays(1));
    Photo sameFirst = fixture().insertExpectedPhoto(NOON);
    Photo sameSecond = fixture().insertExpectedPhoto(NOON);

    List<Photo> first = fixture().photos().listByTakenAt(fixture().albumId(), null, 2);
    List<Photo> second =
        fixture().photos().listByTakenAt(fixture().albumId(), cursorAt(first.getLast()), 2);

    assertThat(first)
        .extracting(Photo::id)
        .containsExactlyInAnyOrder(sameFirst.id(), sameSecond.id());
    assertThat(second).extracting(Photo::id).containsExactly(early.id());
  }

  @Test
  void listsOnlyReadyPhotosForGuests() {
    Photo ready = fixture().insertExpectedPhoto(NOON);
    var _ = fixture().insertExpectedPhoto(NOON);
    fixture().markReady(ready.id(), NOON);

    assertThat(fixture().photos().listVisibleByTakenAt(fixture().albumId(), null, 9))
        .extracting(Photo::id)
        .containsExactly(ready.id());
  }

  @Test
  void rejectsDuplicateDigestInAlbumWithConstraintName() {
    Sha256 digest = Sha256.hash("bytes");
    fixture().insertPending(fixture().newPhoto(NOON, digest));

    assertThatThrownBy(() -> fixture().insertPending(fixture().newPhoto(NOON, digest)))
        .rootCause()
        .isInstanceOfSatisfying(
            SQLException.class, cause -> assertThat(cause.getSQLState()).isEqualTo("23000"))
        .hasMessageContaining("photos_once_in_album");
  }

  @Test
  void acceptsDuplicateDigestWhenFirstPhotoIsInTrash() {
    Sha256 digest = Sha256.hash("bytes");
    Photo first = fixture().newPhoto(NOON, digest);
    fixture().insertPending(first);
    fixture().photos().moveToTrash(first.id(), CREATED_AT);

    fixture().insertPending(fixture().newPhoto(NOON, digest));

    assertThat(fixture().photos().findBySha256(fixture().albumId(), digest).orElseThrow().id())
        .isNotEqualTo(first.id());
    assertThat(fixture().photos().listTrash(fixture().userId(), Instant.EPOCH, null, 9))
        .extracting(Photo::id)
        .containsExactly(first.id());
  }

  @Test
  void replacesExifWhenSavedAgain() {
    Photo photo = fixture().insertExpectedPhoto(NOON);
    Exif exif = new Exif("Apple iPhone 15", null, 0.004, 1.6, 50, 5.96, 30.2592, 120.1486);

    fixture().photos().saveExif(photo.id(), Exif.EMPTY);
    fixture().photos().saveExif(photo.id(), exif);

    assertThat(fixture().photos().findExif(photo.id())).contains(exif);
  }

  @Test
  void readsShareAsInserted() {
    Share share = fixture().newShare(Sha256.hash("token of " + fixture().albumId()), 3);

    fixture().shares().insert(share);

    assertThat(fixture().shares().findByTokenHash(share.tokenHash())).contains(share);
  }

  @Test
  void rejectsViewBeyondLimit() {
    Share share = fixture().newShare(Sha256.hash("token of " + fixture().albumId()), 1);
    fixture().shares().insert(share);
    fixture().shares().incrementViews(share.id(), CREATED_AT);

    assertThatThrownBy(() -> fixture().shares().incrementViews(share.id(), CREATED_AT))
        .hasMessageContaining("shares_views_within_limit");
  }

  private static Cursor cursorAt(Photo photo) {
    return new Cursor(
        Cursor.Listing.PHOTOS_BY_TAKEN_AT, photo.captureTime().sortTime(), photo.id().value());
  }
}
