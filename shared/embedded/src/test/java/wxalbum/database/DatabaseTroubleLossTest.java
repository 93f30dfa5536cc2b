package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static wxalbum.testing.AlbumFixture.MADE;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import wxalbum.testing.Reliability;

/** Transactions whose connection is lost or leads to a read-only replica. */
class DatabaseTroubleLossTest extends TroubledDatabase {
  private static final Reliability COUNT =
      new Reliability("database failures", DatabaseTroubleLossTest.class);

  @AfterAll
  static void write() {
    COUNT.write();
  }

  @Test
  void readsAgainWhereAnIdleConnectionWasLost() {
    COUNT.attempt(
        () -> {
          kill(session.id());

          assertThat(albums.find(rows.album(), rows.user())).isPresent();
        });
  }

  @Test
  void beginsATransactionAnewWhoseConnectionWasLost() {
    COUNT.attempt(
        () -> {
          AtomicInteger attempts = new AtomicInteger();

          boolean done =
              database.inOne(
                  () -> {
                    albums.countPhotos(rows.album(), 1, MADE);
                    if (attempts.incrementAndGet() == 1) {
                      kill(session.id());
                    }
                    return albums.find(rows.album(), rows.user()).isPresent();
                  });

          assertThat(done).isTrue();
          assertThat(photoCount()).isEqualTo(1);
        });
  }

  @Test
  void doesNotRepeatWhatMayHaveBeenCommitted() {
    COUNT.attempt(
        () -> {
          AtomicInteger attempts = new AtomicInteger();

          Throwable failure =
              catchThrowable(
                  () ->
                      database.inOne(
                          () -> {
                            albums.countPhotos(rows.album(), 1, MADE);
                            kill(session.id());
                            return attempts.incrementAndGet();
                          }));

          assertIsAnOutage(failure);
          assertThat(attempts).hasValue(1);
          assertThat(photoCount()).isZero();
        });
  }

  @Test
  void repeatsASingleWriteThatWasLostBeforeItsCommit() {
    COUNT.attempt(
        () -> {
          kill(session.id());

          albums.countPhotos(rows.album(), 1, MADE);

          assertThat(photoCount()).isEqualTo(1);
        });
  }

  @Test
  void leavesAServerThatHasBecomeAReplica() {
    COUNT.attempt(
        () -> {
          long before = session.id();
          session.becomeAReplica();

          database.inOne(
              () -> {
                albums.countPhotos(rows.album(), 1, MADE);
                return true;
              });

          assertThat(session.id()).isNotEqualTo(before);
          assertThat(photoCount()).isEqualTo(1);
        });
  }

  @Test
  void leavesItAfterASingleWriteAsWell() {
    COUNT.attempt(
        () -> {
          session.becomeAReplica();

          albums.countPhotos(rows.album(), 1, MADE);

          assertThat(photoCount()).isEqualTo(1);
        });
  }

  private void kill(long connection) {
    run(
        () -> {
          try (Connection killer = connect();
              Statement statement = killer.createStatement()) {
            var _ = statement.execute("kill " + connection);
          }
        });
  }
}
