package wxalbum.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import wxalbum.database.Database;

class OpenTransactionsTest {
  private final AlbumFixture fixture = new AlbumFixture(TestCloud.shared().settings());
  private final Database database = fixture.database();
  private final AtomicInteger calls = new AtomicInteger();
  private final Runnable bucket =
      OpenTransactions.rejectCalls(Runnable.class, calls::incrementAndGet);

  @Test
  void rejectsCallInTransaction() {
    assertThatThrownBy(() -> database.inTransaction(this::readAndCallBucket))
        .isInstanceOf(AssertionError.class)
        .hasMessage("the bucket was called in a transaction: run");

    assertThat(calls).hasValue(0);
  }

  @Test
  void acceptsCallAfterTransactionAndAfterRead() {
    var _ = database.inTransaction(() -> fixture.users().find(fixture.userId()));
    var _ = fixture.users().find(fixture.userId());

    bucket.run();

    assertThat(calls).hasValue(1);
  }

  @Test
  void acceptsCallAfterTransactionThatFailed() {
    assertThatThrownBy(() -> database.inTransaction(this::readAndCallBucket))
        .isInstanceOf(AssertionError.class);

    bucket.run();

    assertThat(calls).hasValue(1);
  }

  private boolean readAndCallBucket() {
    var _ = fixture.users().find(fixture.userId());
    bucket.run();
    return true;
  }
}
