package wxalbum.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import wxalbum.album.Transactions;

/**
 * Drops answers that were kept for repeats, and wrong passcodes, once a day has passed since they
 * were written, and with it whatever the clocks of the functions differ by.
 */
final class DropAnswers implements Task {
  private static final Duration KEPT = Duration.ofDays(1).plus(Pace.MARGIN);
  private static final int AT_ONCE = 1000;

  private final Leftovers leftovers;
  private final Transactions transactions;
  private final Clock clock;

  DropAnswers(Leftovers leftovers, Transactions transactions, Clock clock) {
    this.leftovers = leftovers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void run(Round round) {
    Instant before = clock.instant().minus(KEPT);
    drop(() -> leftovers.deleteAnswers(before, AT_ONCE), round);
    drop(() -> leftovers.deleteWrongPasscodes(before, AT_ONCE), round);
  }

  private void drop(IntSupplier some, Round round) {
    int dropped = AT_ONCE;
    while (dropped == AT_ONCE && round.goesOn()) {
      dropped = transactions.inOne(some::getAsInt);
      round.count(Deed.DROPPED, dropped);
    }
  }
}
