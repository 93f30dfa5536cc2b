package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static wxalbum.managealbum.Managing.CLOCK;

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
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Shares;
import wxalbum.album.Transactions;
import wxalbum.database.Database;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.Owner;
import wxalbum.testing.TestCloud;

/** Tests the deletion of an album with more photos than one transaction moves to the trash. */
class LargeAlbumTest {
  private static final int MANY = 1500;
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0);

  private final Owner owner = new Owner(CLOCK);
  private final AlbumId album = owner.album("album");
  private final Database database =
      new Database(TestCloud.shared().settings(), Albums.class, Photos.class, Shares.class);
  private final Photos photos = Owner.repository(Photos.class);

  @BeforeEach
  void fill() {
    // The photos added last are trashed first. They were also taken last, so one is the cover.
    Owner.together(
        () ->
            IntStream.range(0, MANY)
                .forEach(second -> owner.ready(album, NOON.plusSeconds(second), null)));
    Photo last = photos.byTaken(album, null, 1).getFirst();
    Owner.repository(Albums.class).setCover(album, last.id(), 4, 3, CLOCK.instant());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsWhatItHasDoneWhereTheConnectionIsLost() {
    Throwable failure =
        catchThrowable(() -> deleting(new Losing(database, 2)).of(owner.id(), album));

    assertThat(failure).isInstanceOf(PersistenceException.class);
    assertThat(live()).hasSize(MANY - 1000);
    assertIsTrue(Managing.album(album));
  }

  @Test
  void goesOnWhereItWasBrokenOff() {
    Throwable _ = catchThrowable(() -> deleting(new Losing(database, 2)).of(owner.id(), album));
    Losing counting = new Losing(database, MANY);

    DeleteAlbum.Outcome outcome = deleting(counting).of(owner.id(), album);

    assertThat(outcome).isInstanceOf(DeleteAlbum.Deleted.class);
    assertThat(counting.begun()).isEqualTo(2);
    assertThat(live()).isEmpty();
    assertThat(Owner.repository(Albums.class).get(album)).isEmpty();
  }

  @Test
  void asksToBeAskedAgainWhereTimeRunsOut() {
    Transactions slow =
        new Transactions() {
          @Override
          public <T extends @Nullable Object> T inOne(Supplier<T> work) {
            CLOCK.advance(Duration.ofSeconds(3));
            return database.inOne(work);
          }
        };

    DeleteAlbum.Outcome outcome = deleting(slow).of(owner.id(), album);

    assertThat(outcome).isInstanceOf(DeleteAlbum.Unfinished.class);
    assertThat(live()).hasSize(MANY - 1000);
    assertIsTrue(Managing.album(album));
  }

  @Test
  void isAnsweredAsAskedTooOftenWhereTimeRunsOut() {
    Clock clock = new HurriedClock(CLOCK.instant());
    FunctionDriver function =
        new FunctionDriver(new ManageAlbumHandler(TestCloud.shared().settings(), clock));

    ApiResponse response = function.call(owner.asks(Managing.DELETE).path("albumId", album));

    assertThat(response.status()).isEqualTo(429);
    assertThat(response.headers()).containsEntry("retry-after", "1");
    assertThat(live()).hasSizeBetween(1, MANY - 500);
  }

  @Test
  void bringsEachOfItsPhotosBack() {
    PhotoId oldest = live().getLast();
    ApiResponse deleted = Managing.delete(owner, album);

    ApiResponse restored = Managing.restore(owner, oldest);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(restored.status()).isEqualTo(200);
    assertThat(live()).containsExactly(oldest);
    assertIsTrue(Managing.album(album));
  }

  private DeleteAlbum deleting(Transactions transactions) {
    return new DeleteAlbum(
        database.repository(Albums.class),
        database.repository(Photos.class),
        database.repository(Shares.class),
        transactions,
        CLOCK);
  }

  private List<PhotoId> live() {
    return photos.byAdded(album, null, MANY).stream().map(Photo::id).toList();
  }

  /** Asserts that the count equals a recount, and that the cover is the newest remaining photo. */
  private void assertIsTrue(Album row) {
    List<Photo> shown = photos.shownByTaken(album, null, MANY);
    assertThat(row.photoCount()).isEqualTo(shown.size());
    assertThat(row.coverPhotoId()).isEqualTo(shown.getFirst().id());
  }

  /** Transactions that fail with a lost connection once the given number has started. */
  private static final class Losing implements Transactions {
    private final Transactions transactions;
    private final int most;
    private int begun;

    Losing(Transactions transactions, int limit) {
      this.transactions = transactions;
      this.most = limit;
    }

    int begun() {
      return begun;
    }

    @Override
    public <T extends @Nullable Object> T inOne(Supplier<T> work) {
      if (begun == most) {
        throw new PersistenceException(
            new SQLNonTransientConnectionException("Socket error", "08000"));
      }
      begun++;
      return transactions.inOne(work);
    }
  }
}
