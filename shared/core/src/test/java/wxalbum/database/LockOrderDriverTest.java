package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.TestCloud;

/** The driver of the tests checks the locks of transactions as {@link Database} runs them. */
class LockOrderDriverTest {
  private final AlbumFixture fixture = new AlbumFixture(TestCloud.shared().settings());
  private final PhotoId photo = fixture.insertExpectedPhoto(AlbumFixture.NOON).id();

  @AfterEach
  void close() {
    fixture.database().close();
  }

  @Test
  void rejectsLockAgainstOrderInTransaction() {
    assertThatThrownBy(() -> fixture.database().inTransaction(() -> lockAlbum() && lockPhoto()))
        .hasStackTraceContaining("locks rows of photos after rows of albums");
  }

  @Test
  void acceptsAnyOrderInSeparateTransactions() {
    boolean locked =
        fixture.database().inTransaction(this::lockAlbum)
            && fixture.database().inTransaction(this::lockPhoto)
            && lockAlbum()
            && lockPhoto();

    assertThat(locked).isTrue();
  }

  private boolean lockAlbum() {
    return fixture.albums().lockOwned(fixture.albumId(), fixture.userId()).isPresent();
  }

  private boolean lockPhoto() {
    return fixture.photos().lock(photo).isPresent();
  }
}
