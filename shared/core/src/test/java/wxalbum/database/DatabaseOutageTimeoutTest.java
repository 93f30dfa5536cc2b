package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static wxalbum.testkit.AlbumFixture.CREATED_AT;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import wxalbum.album.Albums;
import wxalbum.testkit.ReliabilityCounter;

/**
 * Transactions on a server that stops responding. They are not retried, because a function has no
 * time for a second timeout.
 */
class DatabaseOutageTimeoutTest extends DatabaseOutageFixture {
  private static final ReliabilityCounter RELIABILITY =
      new ReliabilityCounter("database failures", DatabaseOutageTimeoutTest.class);

  @AfterAll
  static void writeReport() {
    RELIABILITY.writeReport();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void failsFastWhileDatabaseIsUnreachableAndRecovers() throws Exception {
    URI address = serverUri();
    try (FaultyTcpProxy cable = new FaultyTcpProxy(address.getPort());
        Database proxied = connectThrough(cable, address)) {
      RELIABILITY.attempt(
          () -> {
            Albums albums = proxied.repository(Albums.class);
            assertThat(albums.findUnscoped(fixture.albumId())).isPresent();
            runUnchecked(cable::disconnect);

            long start = System.nanoTime();
            Throwable failure = catchThrowable(() -> albums.findUnscoped(fixture.albumId()));
            long nanos = System.nanoTime() - start;
            assertThat(proxied.isReachable()).isFalse();
            runUnchecked(cable::reconnect);

            assertIsUnavailable(failure);
            assertThat(nanos).isLessThan(4_000_000_000L);
            assertThat(albums.findUnscoped(fixture.albumId())).isPresent();
          });
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void doesNotRetryTransactionAfterTimeout() throws Exception {
    URI address = serverUri();
    try (FaultyTcpProxy cable = new FaultyTcpProxy(address.getPort());
        Database proxied = connectThrough(cable, address)) {
      RELIABILITY.attempt(
          () -> {
            AtomicInteger attempts = new AtomicInteger();
            Albums albums = proxied.repository(Albums.class);

            Throwable failure =
                catchThrowable(
                    () ->
                        proxied.inTransaction(
                            () -> {
                              attempts.incrementAndGet();
                              albums.adjustPhotoCount(fixture.albumId(), 1, CREATED_AT);
                              cable.dropTraffic();
                              return albums.findUnscoped(fixture.albumId());
                            }));

            assertIsUnavailable(failure);
            assertThat(attempts).hasValue(1);
            assertThat(cable.connectionCount()).isEqualTo(1);
          });
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void doesNotRetryReadAfterTimeout() throws Exception {
    URI address = serverUri();
    try (FaultyTcpProxy cable = new FaultyTcpProxy(address.getPort());
        Database proxied = connectThrough(cable, address)) {
      RELIABILITY.attempt(
          () -> {
            SessionControl session = proxied.repository(SessionControl.class);

            Throwable failure = catchThrowable(session::sleep30Seconds);

            assertIsUnavailable(failure);
            assertThat(cable.connectionCount()).isEqualTo(1);
          });
    }
  }
}
