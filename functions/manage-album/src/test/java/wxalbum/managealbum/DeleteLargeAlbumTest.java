package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static wxalbum.managealbum.ManageAlbumFixture.CLOCK;

import java.sql.SQLNonTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.access.AlbumAccess;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Shares;
import wxalbum.album.Transactions;
import wxalbum.database.Database;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestResponse;

/** Tests the deletion of an album with more photos than one transaction moves to the trash. */
class DeleteLargeAlbumTest {
  private static final int PHOTO_COUNT = 1500;
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0);

  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final Database database =
      new Database(TestCloud.shared().settings(), Albums.class, Photos.class, Shares.class);
  private final Photos photos = OwnerFixture.repository(Photos.class);

  @BeforeEach
  void addPhotos() {
    // The photos added last are trashed first. They were also taken last, so one is the cover.
    OwnerFixture.inTransaction(
        () ->
            IntStream.range(0, PHOTO_COUNT)
                .forEach(second -> owner.createReadyPhoto(album, NOON.plusSeconds(second), null)));
    Photo last = photos.listByTakenAt(album, null, 1).getFirst();
    OwnerFixture.repository(Albums.class).setCover(album, last.id(), 4, 3, "v", CLOCK.instant());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsCompletedBatchesWhenConnectionIsLost() {
    Throwable failure =
        catchThrowable(
            () ->
                newDeleteAlbum(new FailingTransactions(database, 2))
                    .execute(owner.userId(), album));

    assertThat(failure).isInstanceOf(PersistenceException.class);
    assertThat(findLivePhotoIds()).hasSize(PHOTO_COUNT - 1000);
    assertCountAndCoverAreCorrect(ManageAlbumFixture.findAlbum(album));
  }

  @Test
  void continuesAfterInterruption() {
    Throwable _ =
        catchThrowable(
            () ->
                newDeleteAlbum(new FailingTransactions(database, 2))
                    .execute(owner.userId(), album));
    FailingTransactions counting = new FailingTransactions(database, PHOTO_COUNT);

    DeleteAlbum.Outcome outcome = newDeleteAlbum(counting).execute(owner.userId(), album);

    assertThat(outcome).isInstanceOf(DeleteAlbum.Deleted.class);
    assertThat(counting.started()).isEqualTo(2);
    assertThat(findLivePhotoIds()).isEmpty();
    assertThat(OwnerFixture.repository(Albums.class).findUnscoped(album)).isEmpty();
  }

  @Test
  void returnsIncompleteWhenTimeRunsOut() {
    Transactions slow =
        new Transactions() {
          @Override
          public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
            CLOCK.advance(Duration.ofSeconds(3));
            return database.inTransaction(work);
          }
        };

    DeleteAlbum.Outcome outcome = newDeleteAlbum(slow).execute(owner.userId(), album);

    assertThat(outcome).isInstanceOf(DeleteAlbum.Incomplete.class);
    assertThat(findLivePhotoIds()).hasSize(PHOTO_COUNT - 1000);
    assertCountAndCoverAreCorrect(ManageAlbumFixture.findAlbum(album));
  }

  @Test
  void returnsTooManyRequestsWhenTimeRunsOut() {
    Clock clock = new SteppingClock(CLOCK.instant());
    FunctionInvoker function =
        new FunctionInvoker(new ManageAlbumHandler(TestCloud.shared().settings(), clock));

    TestResponse response =
        function.call(owner.request(ManageAlbumFixture.DELETE_ALBUM).pathParam("albumId", album));

    assertThat(response.status()).isEqualTo(429);
    assertThat(response.headers()).containsEntry("retry-after", "1");
    assertThat(findLivePhotoIds()).hasSizeBetween(1, PHOTO_COUNT - 500);
  }

  @Test
  void restoresPhotoAfterDeletion() {
    PhotoId oldest = findLivePhotoIds().getLast();
    TestResponse deleted = ManageAlbumFixture.deleteAlbum(owner, album);

    TestResponse restored = ManageAlbumFixture.restorePhoto(owner, oldest);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(restored.status()).isEqualTo(200);
    assertThat(findLivePhotoIds()).containsExactly(oldest);
    assertCountAndCoverAreCorrect(ManageAlbumFixture.findAlbum(album));
  }

  private DeleteAlbum newDeleteAlbum(Transactions transactions) {
    Albums albums = database.repository(Albums.class);
    Photos allPhotos = database.repository(Photos.class);
    return new DeleteAlbum(
        new AlbumAccess(albums, allPhotos),
        albums,
        allPhotos,
        database.repository(Shares.class),
        transactions,
        CLOCK);
  }

  private List<PhotoId> findLivePhotoIds() {
    return photos.listByAddedAt(album, null, PHOTO_COUNT).stream().map(Photo::id).toList();
  }

  /** Asserts that the count equals a recount, and that the cover is the newest remaining photo. */
  private void assertCountAndCoverAreCorrect(Album row) {
    List<Photo> shown = photos.listVisibleByTakenAt(album, null, PHOTO_COUNT);
    assertThat(row.photoCount()).isEqualTo(shown.size());
    assertThat(row.coverPhotoId()).isEqualTo(shown.getFirst().id());
  }

  /** Transactions that fail with a lost connection once the given number has started. */
  private static final class FailingTransactions implements Transactions {
    private final Transactions transactions;
    private final int limit;
    private int started;

    FailingTransactions(Transactions transactions, int limit) {
      this.transactions = transactions;
      this.limit = limit;
    }

    int started() {
      return started;
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
      if (started == limit) {
        throw new PersistenceException(
            new SQLNonTransientConnectionException("Socket error", "08000"));
      }
      started++;
      return transactions.inTransaction(work);
    }
  }
}
