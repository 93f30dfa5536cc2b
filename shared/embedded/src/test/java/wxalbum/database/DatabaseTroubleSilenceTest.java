package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static wxalbum.testing.AlbumFixture.MADE;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import wxalbum.album.Albums;
import wxalbum.testing.Reliability;

/**
 * Transactions on a server that stops responding. They are not retried, because a function has no
 * time for a second timeout.
 */
class DatabaseTroubleSilenceTest extends TroubledDatabase {
  private static final Reliability COUNT =
      new Reliability("database failures", DatabaseTroubleSilenceTest.class);

  @AfterAll
  static void write() {
    COUNT.write();
  }

  @Test
  void waitsOnceForAnAnswerThatDoesNotCome() throws Exception {
    URI address = address();
    try (Cable cable = new Cable(address.getPort());
        Database proxied = behind(cable, address)) {
      COUNT.attempt(
          () -> {
            AtomicInteger attempts = new AtomicInteger();
            Albums albums = proxied.repository(Albums.class);

            Throwable failure =
                catchThrowable(
                    () ->
                        proxied.inOne(
                            () -> {
                              attempts.incrementAndGet();
                              albums.countPhotos(rows.album(), 1, MADE);
                              cable.swallow();
                              return albums.get(rows.album());
                            }));

            assertIsAnOutage(failure);
            assertThat(attempts).hasValue(1);
            assertThat(cable.connections()).isEqualTo(1);
          });
    }
  }

  @Test
  void readsOnceWhatDoesNotCome() throws Exception {
    URI address = address();
    try (Cable cable = new Cable(address.getPort());
        Database proxied = behind(cable, address)) {
      COUNT.attempt(
          () -> {
            Session session = proxied.repository(Session.class);

            Throwable failure = catchThrowable(session::hang);

            assertIsAnOutage(failure);
            assertThat(cable.connections()).isEqualTo(1);
          });
    }
  }
}
