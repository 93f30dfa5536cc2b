package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.testkit.AlbumFixture.CREATED_AT;

import java.util.Map;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Albums;
import wxalbum.settings.Setting;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.RoundTripDriver;
import wxalbum.testkit.TestCloud;

/** The round trips of reads and transactions on an open connection. */
class RoundTripsTest {
  private final TestCloud cloud = TestCloud.shared();
  private final AlbumFixture fixture = new AlbumFixture(cloud.settings());
  private final Database database =
      new Database(
          cloud.settings(
              Map.of(Setting.DATABASE_URL, RoundTripDriver.wrap(cloud.database().url()))),
          Albums.class,
          ServerStatus.class);
  private final Albums albums = database.repository(Albums.class);
  private final ServerStatus status = database.repository(ServerStatus.class);

  /** The counters of the server for one connection. */
  interface ServerStatus {
    /** Returns the number of statements that the connection has sent, this one included. */
    @Select("show session status like 'Questions'")
    @Result(column = "Value", property = "count")
    Questions questions();
  }

  /** A row of the status. */
  public static final class Questions {
    private long count;

    public void setCount(long count) {
      this.count = count;
    }
  }

  @BeforeEach
  void connect() {
    var _ = findAlbum();
  }

  @AfterEach
  void close() {
    database.close();
    fixture.database().close();
  }

  @Test
  void readOutsideTransactionTakesOneRoundTrip() {
    long roundTrips = countRoundTrips(this::findAlbum);

    assertThat(roundTrips).isEqualTo(1);
  }

  @Test
  void transactionTakesTwoRoundTripsBesidesItsStatements() {
    long roundTrips =
        countRoundTrips(
            () ->
                database.inTransaction(
                    () -> {
                      albums.markUpdated(fixture.albumId(), CREATED_AT);
                      return findAlbum();
                    }));

    assertThat(roundTrips).isEqualTo(4);
  }

  @Test
  void writeOutsideTransactionTakesThreeRoundTrips() {
    long roundTrips = countRoundTrips(() -> albums.markUpdated(fixture.albumId(), CREATED_AT));

    assertThat(roundTrips).isEqualTo(3);
  }

  @Test
  void serverCountsTheSameRoundTrips() {
    long questionsBefore = status.questions().count;
    long roundTripsBefore = RoundTripDriver.count();

    var _ = findAlbum();
    albums.markUpdated(fixture.albumId(), CREATED_AT);
    long questions = status.questions().count - questionsBefore;

    assertThat(questions).isEqualTo(RoundTripDriver.count() - roundTripsBefore).isEqualTo(5);
  }

  private boolean findAlbum() {
    return albums.findOwned(fixture.albumId(), fixture.userId()).isPresent();
  }

  private static long countRoundTrips(Runnable work) {
    long before = RoundTripDriver.count();
    work.run();
    return RoundTripDriver.count() - before;
  }
}
