package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasscodeHasherTest {
  private final PasscodeHasher passcodeHasher = new PasscodeHasher();

  @Test
  void matchesHashedPasscode() {
    String hash = passcodeHasher.hash("西湖2468");

    boolean match = passcodeHasher.matches("西湖2468", hash);

    assertThat(match).isTrue();
  }

  @Test
  void doesNotMatchOtherPasscode() {
    String hash = passcodeHasher.hash("2468");

    boolean match = passcodeHasher.matches("2469", hash);

    assertThat(match).isFalse();
  }

  @Test
  void distinguishesPasscodesBeyondBcryptLimit() {
    String sixtyThree = "湖".repeat(63);
    String hash = passcodeHasher.hash(sixtyThree + "一");

    boolean same = passcodeHasher.matches(sixtyThree + "一", hash);
    boolean other = passcodeHasher.matches(sixtyThree + "二", hash);

    assertThat(same).isTrue();
    assertThat(other).isFalse();
  }

  @Test
  void addsNewSaltToEachHash() {
    String first = passcodeHasher.hash("2468");

    String second = passcodeHasher.hash("2468");

    assertThat(second).isNotEqualTo(first).startsWith("$2b$10$");
  }
}
