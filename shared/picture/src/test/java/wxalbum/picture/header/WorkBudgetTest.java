package wxalbum.picture.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WorkBudgetTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final WorkBudget budget = new WorkBudget(WorkBudget.MAX_WORK, nanos::get);

  @Test
  void acceptsWorkUpToMaximum() {
    budget.charge(WorkBudget.MAX_WORK - 1);
    budget.charge(1);

    assertThat(budget.chargedWork()).isEqualTo(WorkBudget.MAX_WORK);
  }

  @Test
  void rejectsWorkAboveMaximumInTotal() {
    budget.charge(WorkBudget.MAX_WORK);

    assertTooComplex(() -> budget.charge(1));
    assertThat(budget.chargedWork()).isEqualTo(WorkBudget.MAX_WORK);
  }

  @Test
  void rejectsWorkThatWouldOverflow() {
    budget.charge(1);

    assertTooComplex(() -> budget.charge(Long.MAX_VALUE));
  }

  @Test
  void acceptsWorkUntilDeadline() {
    nanos.addAndGet(WorkBudget.TIMEOUT.toNanos());

    budget.charge(1);
    budget.checkDeadline();

    assertThat(budget.chargedWork()).isEqualTo(1);
  }

  @Test
  void rejectsEverythingAfterDeadline() {
    nanos.addAndGet(WorkBudget.TIMEOUT.toNanos() + 1);

    assertTooComplex(budget::checkDeadline);
    assertTooComplex(() -> budget.charge(1));
  }

  private static void assertTooComplex(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            UndecodablePictureException.class,
            unfit -> assertThat(unfit.fault()).isEqualTo(PictureFault.TOO_COMPLEX));
  }
}
