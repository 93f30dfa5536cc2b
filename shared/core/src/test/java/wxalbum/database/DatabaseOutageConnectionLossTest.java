package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static wxalbum.testkit.AlbumFixture.CREATED_AT;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import wxalbum.testkit.ReliabilityCounter;

/** Transactions whose connection is lost or leads to a read-only replica. */
class DatabaseOutageConnectionLossTest extends DatabaseOutageFixture {
  private static final ReliabilityCounter RELIABILITY =
      new ReliabilityCounter("database failures", DatabaseOutageConnectionLossTest.class);

  @AfterAll
  static void writeReport() {
    RELIABILITY.writeReport();
  }

  @Test
  void retriesReadWhenIdleConnectionWasLost() {
    RELIABILITY.attempt(
        () -> {
          killConnection(session.connectionId());

          assertThat(albums.findOwned(fixture.albumId(), fixture.userId())).isPresent();
        });
  }

  @Test
  void retriesTransactionWhenConnectionWasLostBeforeCommit() {
    RELIABILITY.attempt(
        () -> {
          AtomicInteger attempts = new AtomicInteger();

          boolean done =
              database.inTransaction(
                  () -> {
                    albums.adjustPhotoCount(fixture.albumId(), 1, CREATED_AT);
                    if (attempts.incrementAndGet() == 1) {
                      killConnection(session.connectionId());
                    }
                    return albums.findOwned(fixture.albumId(), fixture.userId()).isPresent();
                  });

          assertThat(done).isTrue();
          assertThat(photoCount()).isEqualTo(1);
        });
  }

  @Test
  void doesNotRetryTransactionThatMayHaveCommitted() {
    RELIABILITY.attempt(
        () -> {
          AtomicInteger attempts = new AtomicInteger();

          Throwable failure =
              catchThrowable(
                  () ->
                      database.inTransaction(
                          () -> {
                            albums.adjustPhotoCount(fixture.albumId(), 1, CREATED_AT);
                            killConnection(session.connectionId());
                            return attempts.incrementAndGet();
                          }));

          assertIsUnavailable(failure);
          assertThat(attempts).hasValue(1);
          assertThat(photoCount()).isZero();
        });
  }

  @Test
  void retriesSingleWriteWhenConnectionWasLost() {
    RELIABILITY.attempt(
        () -> {
          killConnection(session.connectionId());

          albums.adjustPhotoCount(fixture.albumId(), 1, CREATED_AT);

          assertThat(photoCount()).isEqualTo(1);
        });
  }

  @Test
  void reconnectsTransactionWhenServerBecomesReadOnly() {
    RELIABILITY.attempt(
        () -> {
          long before = session.connectionId();
          session.makeReadOnly();

          database.inTransaction(
              () -> {
                albums.adjustPhotoCount(fixture.albumId(), 1, CREATED_AT);
                return true;
              });

          assertThat(session.connectionId()).isNotEqualTo(before);
          assertThat(photoCount()).isEqualTo(1);
        });
  }

  @Test
  void reconnectsSingleWriteWhenServerBecomesReadOnly() {
    RELIABILITY.attempt(
        () -> {
          session.makeReadOnly();

          albums.adjustPhotoCount(fixture.albumId(), 1, CREATED_AT);

          assertThat(photoCount()).isEqualTo(1);
        });
  }

  private void killConnection(long connection) {
    runUnchecked(
        () -> {
          try (Connection killer = connect();
              Statement statement = killer.createStatement()) {
            var _ = statement.execute("kill " + connection);
          }
        });
  }
}
