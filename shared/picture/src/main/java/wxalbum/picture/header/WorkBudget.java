package wxalbum.picture.header;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The limit of work and time for one picture. Work is estimated from the header and charged before
 * it is done, because a native decoder cannot be interrupted. Loops that can be interrupted check
 * the deadline. It ends those whose work depends on more than the header.
 *
 * <p>Work is measured in nanoseconds of the machine on which the costs of {@link DecodeWork} were
 * measured.
 */
public final class WorkBudget {
  /** The largest accepted work: eight seconds. */
  public static final long MAX_WORK = 8_000_000_000L;

  /** The time until the deadline. A machine may be three times slower than the estimate. */
  public static final Duration TIMEOUT = Duration.ofSeconds(28);

  private final long maxWork;
  private final LongSupplier nanoClock;
  private final long startNanos;
  private long chargedWork;

  /**
   * Creates an unused budget, whose deadline is {@link #TIMEOUT} from now.
   *
   * @param nanoClock the clock, as {@link System#nanoTime}
   */
  public WorkBudget(long maxWork, LongSupplier nanoClock) {
    this.maxWork = maxWork;
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
  }

  /** Returns an unused budget of {@link #MAX_WORK}, whose deadline is {@link #TIMEOUT} from now. */
  public static WorkBudget start() {
    return new WorkBudget(MAX_WORK, System::nanoTime);
  }

  /**
   * Charges work that is about to be done, and checks the deadline.
   *
   * @throws UndecodablePictureException of {@link PictureFault#TOO_COMPLEX} when the total would
   *     exceed the maximum, or the deadline has passed
   */
  public void charge(long work) {
    if (work > maxWork - chargedWork) {
      throw new UndecodablePictureException(PictureFault.TOO_COMPLEX);
    }
    chargedWork += work;
    checkDeadline();
  }

  /**
   * Checks the deadline.
   *
   * @throws UndecodablePictureException of {@link PictureFault#TOO_COMPLEX} when it has passed
   */
  public void checkDeadline() {
    if (nanoClock.getAsLong() - startNanos > TIMEOUT.toNanos()) {
      throw new UndecodablePictureException(PictureFault.TOO_COMPLEX);
    }
  }

  /** Returns the total of the charged work. */
  public long chargedWork() {
    return chargedWork;
  }
}
