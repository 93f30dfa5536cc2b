package wxalbum.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wxalbum.access.Access.Denied;
import wxalbum.access.Access.Granted;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.UserId;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.TestCloud;

/** Tests the access of users and guests to rows in each of their states. */
class AlbumAccessTest {
  private static final AlbumId NO_ALBUM = new AlbumId(new UUID(0, 0));
  private static final PhotoId NO_PHOTO = new PhotoId(new UUID(0, 0));
  private static final ShareId NO_SHARE = new ShareId(new UUID(0, 0));

  private final AlbumFixture fixture = new AlbumFixture(TestCloud.shared().settings());
  private final UserId owner = fixture.userId();
  private final UserId stranger = TestCloud.shared().newUser().userId();
  private final AlbumId album = fixture.albumId();
  private final Photo photo = fixture.insertExpectedPhoto(AlbumFixture.NOON);
  private final Clock clock = Clock.fixed(AlbumFixture.CREATED_AT.plusSeconds(30), ZoneOffset.UTC);
  private final AlbumAccess access = new AlbumAccess(fixture.albums(), fixture.photos());
  private final ShareAccess shareAccess =
      new ShareAccess(fixture.albums(), fixture.shares(), clock);

  @AfterEach
  void close() {
    fixture.database().close();
  }

  @ParameterizedTest
  @EnumSource
  void grantsOwnerEverything(Permission permission) {
    assertThat(access.findAlbum(owner, album, permission)).isInstanceOf(Granted.class);
    assertThat(access.lockAlbum(owner, album, permission)).isInstanceOf(Granted.class);
    assertThat(access.findLiveOrDeletedAlbum(owner, album, permission))
        .isEqualTo(new Granted<>(album, Role.OWNER));
    assertThat(access.findPhoto(owner, photo.id(), permission))
        .isEqualTo(new Granted<>(photo, Role.OWNER));
    assertThat(access.lockPhoto(owner, photo.id(), permission))
        .isEqualTo(new Granted<>(photo, Role.OWNER));
  }

  @ParameterizedTest
  @EnumSource
  void hidesEverythingFromStranger(Permission permission) {
    Share share = insertShare(null);

    assertHidden(access.findAlbum(stranger, album, permission));
    assertHidden(access.lockAlbum(stranger, album, permission));
    assertHidden(access.findLiveOrDeletedAlbum(stranger, album, permission));
    assertHidden(access.findPhoto(stranger, photo.id(), permission));
    assertHidden(access.lockPhoto(stranger, photo.id(), permission));
    assertHidden(shareAccess.findShare(stranger, share.id(), permission));
  }

  /** A caller who waits learns that the row exists, and a denied caller could hold it. */
  @Test
  void neverWaitsForRowsOfAnotherUser() {
    AlbumFixture other = new AlbumFixture(TestCloud.shared().settings());
    AlbumAccess accessOfOther = new AlbumAccess(other.albums(), other.photos());
    fixture
        .database()
        .runAndRollBack(
            () -> {
              assertThat(fixture.photos().lock(photo.id())).isPresent();
              assertThat(fixture.albums().lockOwned(album, owner)).isPresent();

              assertHidden(
                  accessOfOther.lockPhoto(other.userId(), photo.id(), Permission.EDIT_PHOTOS));
              assertHidden(accessOfOther.lockAlbum(other.userId(), album, Permission.EDIT_ALBUM));
            });
    other.database().close();
  }

  @Test
  void deniesMissingResourceAsNotFound() {
    assertHidden(access.findAlbum(owner, NO_ALBUM, Permission.VIEW));
    assertHidden(access.findLiveOrDeletedAlbum(owner, NO_ALBUM, Permission.VIEW));
    assertHidden(access.findPhoto(owner, NO_PHOTO, Permission.VIEW));
    assertHidden(access.lockPhoto(owner, NO_PHOTO, Permission.VIEW));
    assertHidden(shareAccess.findShare(owner, NO_SHARE, Permission.VIEW));
  }

  @Test
  void findsPhotoInTrashOnlyToLockIt() {
    fixture.photos().moveToTrash(photo.id(), clock.instant());

    assertHidden(access.findPhoto(owner, photo.id(), Permission.VIEW));
    assertThat(access.lockPhoto(owner, photo.id(), Permission.EDIT_PHOTOS).granted()).isPresent();
  }

  @Test
  void findsDeletedAlbumOnlyWhenDeletedOnesAreAskedFor() {
    Share share = insertShare(null);
    fixture.albums().delete(album, clock.instant());

    assertHidden(access.findAlbum(owner, album, Permission.VIEW));
    assertHidden(access.lockAlbum(owner, album, Permission.VIEW));
    assertHidden(access.findPhoto(owner, photo.id(), Permission.VIEW));
    assertHidden(shareAccess.findAlbum(share, Permission.VIEW));
    assertThat(access.findLiveOrDeletedAlbum(owner, album, Permission.DELETE_ALBUM).granted())
        .isPresent();
    assertThat(access.lockPhoto(owner, photo.id(), Permission.EDIT_PHOTOS).granted()).isPresent();
    assertThat(shareAccess.findShare(owner, share.id(), Permission.MANAGE_SHARES).granted())
        .isPresent();
  }

  @Test
  void showsGuestAlbumAndForbidsTheRest() {
    Share share = insertShare(null);

    assertThat(shareAccess.findAlbum(share, Permission.VIEW).granted().orElseThrow().id())
        .isEqualTo(album);
    assertThat(shareAccess.findAlbum(share, Permission.EDIT_PHOTOS))
        .isEqualTo(new Denied<>(Denial.FORBIDDEN));
  }

  @Test
  void hidesAlbumFromGuestOfRevokedShare() {
    Share share = insertShare(null);
    fixture.shares().revoke(share.id(), clock.instant());

    Share revoked = fixture.shares().find(share.id()).orElseThrow();

    assertHidden(shareAccess.findAlbum(revoked, Permission.VIEW));
  }

  @Test
  void hidesAlbumFromGuestOfExpiredShare() {
    Clock later = Clock.offset(clock, Duration.ofMinutes(1));

    ShareAccess afterExpiry = new ShareAccess(fixture.albums(), fixture.shares(), later);

    assertHidden(afterExpiry.findAlbum(insertShare(null), Permission.VIEW));
  }

  /** The guest whose view was the last one keeps it. */
  @Test
  void showsAlbumToGuestOfUsedUpShare() {
    Share share = insertShare(1);
    fixture.shares().incrementViews(share.id(), clock.instant());

    Share usedUp = fixture.shares().find(share.id()).orElseThrow();

    assertThat(shareAccess.findAlbum(usedUp, Permission.VIEW).granted()).isPresent();
  }

  private Share insertShare(@Nullable Integer maxViews) {
    Share share = fixture.newShare(Sha256.hash(UUID.randomUUID().toString()), maxViews);
    fixture.shares().insert(share);
    return share;
  }

  private static void assertHidden(Access<?> access) {
    assertThat(access).isEqualTo(new Denied<>(Denial.NOT_FOUND));
  }
}
