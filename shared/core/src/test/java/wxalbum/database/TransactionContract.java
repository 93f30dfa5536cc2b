package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wxalbum.testkit.AlbumFixture.CREATED_AT;

import java.time.LocalDateTime;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Photo;
import wxalbum.settings.Settings;
import wxalbum.testkit.AlbumFixture;

/** The contract tests of transactions and times. Subclasses choose the database. */
abstract class TransactionContract {
  private AlbumFixture fixture;

  abstract Settings settings();

  @BeforeEach
  void createUserWithAlbum() {
    fixture = new AlbumFixture(settings());
  }

  final AlbumFixture fixture() {
    return fixture;
  }

  @Test
  void rollsBackTransactionWhenItFails() {
    assertThatThrownBy(() -> fixture.database().inTransaction(this::addToPhotoCountAndFail))
        .hasMessage("inside");

    assertThat(
            fixture
                .albums()
                .findOwned(fixture.albumId(), fixture.userId())
                .orElseThrow()
                .photoCount())
        .isZero();
  }

  @Test
  void joinsEnclosingTransaction() {
    assertThatThrownBy(
            () ->
                fixture
                    .database()
                    .inTransaction(
                        () ->
                            fixture.database().<Boolean>inTransaction(this::addToPhotoCount)
                                && fail("after")))
        .hasMessage("after");

    assertThat(
            fixture
                .albums()
                .findOwned(fixture.albumId(), fixture.userId())
                .orElseThrow()
                .photoCount())
        .isZero();
  }

  @Test
  void storesTimesIndependentlyOfDefaultTimeZone() {
    TimeZone original = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      LocalDateTime skipped = LocalDateTime.of(2026, 3, 8, 2, 30);
      Photo photo = fixture.insertExpectedPhoto(skipped);

      Photo read = fixture.photos().find(photo.id()).orElseThrow();

      assertThat(read.captureTime().localTime()).isEqualTo(skipped);
      assertThat(read.createdAt()).isEqualTo(CREATED_AT);
    } finally {
      TimeZone.setDefault(original);
    }
  }

  private boolean addToPhotoCount() {
    fixture.albums().adjustPhotoCount(fixture.albumId(), 5, CREATED_AT);
    return true;
  }

  private boolean addToPhotoCountAndFail() {
    return addToPhotoCount() && fail("inside");
  }

  private static boolean fail(String message) {
    throw new IllegalStateException(message);
  }
}
