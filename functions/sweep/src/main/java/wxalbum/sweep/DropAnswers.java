package wxalbum.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import wxalbum.album.Transactions;

/**
 * Deletes idempotency records and failed passcode attempts that are more than one day old. A margin
 * allows for clock differences between function instances.
 */
final class DropAnswers implements Task {
  private static final Duration KEPT = Duration.ofDays(1).plus(Pace.MARGIN);
  private static final int AT_ONCE = 1000;

  private final Leftovers leftovers;
  private final Transactions transactions;
  private final Clock clock;

  DropAnswers(Leftovers retention, Transactions transactions, Clock clock) {
    this.leftovers = retention;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void run(Round run) {
    Instant before = clock.instant().minus(KEPT);
    drop(() -> leftovers.deleteAnswers(before, AT_ONCE), run);
    drop(() -> leftovers.deleteWrongPasscodes(before, AT_ONCE), run);
  }

  private void drop(IntSupplier deleteBatch, Round run) {
    int deleted = AT_ONCE;
    while (deleted == AT_ONCE && run.goesOn()) {
      deleted = transactions.inOne(deleteBatch::getAsInt);
      run.count(Deed.DROPPED, deleted);
    }
  }
}
