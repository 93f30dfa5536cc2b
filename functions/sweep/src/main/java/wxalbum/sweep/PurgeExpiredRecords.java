package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Share;
import wxalbum.album.Transactions;

/**
 * Deletes expired idempotency records, and the failed passcode attempts of callers who made none
 * for a week. A margin allows for clock differences between function instances.
 */
final class PurgeExpiredRecords implements SweepTask {
  private static final int BATCH_SIZE = 1000;

  private final RetentionRepository retention;
  private final Transactions transactions;
  private final Clock clock;

  PurgeExpiredRecords(RetentionRepository retention, Transactions transactions, Clock clock) {
    this.retention = retention;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void run(SweepRun run) {
    Instant expired = clock.instant().minus(PhotoLifecycle.RETENTION_MARGIN);
    Instant triedBefore = expired.minus(Share.WRONG_PASSCODE_RETENTION);
    purgeInBatches(() -> retention.deleteIdempotencyRecords(expired, BATCH_SIZE), run);
    purgeInBatches(() -> retention.deleteFailedPasscodeAttempts(triedBefore, BATCH_SIZE), run);
  }

  private void purgeInBatches(IntSupplier deleteBatch, SweepRun run) {
    int deleted = BATCH_SIZE;
    while (deleted == BATCH_SIZE && run.hasTimeLeft()) {
      deleted = transactions.inTransaction(deleteBatch::getAsInt);
      run.count(SweepAction.RECORD_PURGED, deleted);
    }
  }
}
