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

/** Deleting an album that has more photos than go to the trash in one transaction. */
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
    // The last ones to be added, which go first, were taken last: the cover goes with them.
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
    Losing never = new Losing(database, MANY);

    DeleteAlbum.Outcome outcome = deleting(never).of(owner.id(), album);

    assertThat(outcome).isInstanceOf(DeleteAlbum.Deleted.class);
    assertThat(never.begun()).isEqualTo(2);
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
    Clock hurried = new HurriedClock(CLOCK.instant());
    FunctionDriver function =
        new FunctionDriver(new ManageAlbumHandler(TestCloud.shared().settings(), hurried));

    ApiResponse answer = function.call(owner.asks(Managing.DELETE).path("albumId", album));

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("retry-after", "1");
    assertThat(live()).hasSizeBetween(1, MANY - 500);
  }

  @Test
  void bringsEachOfItsPhotosBack() {
    PhotoId first = live().getLast();
    ApiResponse deleted = Managing.delete(owner, album);

    ApiResponse restored = Managing.restore(owner, first);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(restored.status()).isEqualTo(200);
    assertThat(live()).containsExactly(first);
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

  /** The count is that of a recount, and the cover the newest of those that are left. */
  private void assertIsTrue(Album row) {
    List<Photo> shown = photos.shownByTaken(album, null, MANY);
    assertThat(row.photoCount()).isEqualTo(shown.size());
    assertThat(row.coverPhotoId()).isEqualTo(shown.getFirst().id());
  }

  /** Loses the connection when another transaction begins after so many. */
  private static final class Losing implements Transactions {
    private final Transactions transactions;
    private final int most;
    private int begun;

    Losing(Transactions transactions, int most) {
      this.transactions = transactions;
      this.most = most;
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
