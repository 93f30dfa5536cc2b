package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasscodesTest {
  private final Passcodes passcodes = new Passcodes();

  @Test
  void matchesThePasscodeThatItHashed() {
    String hash = passcodes.hash("西湖2468");

    boolean match = passcodes.match("西湖2468", hash);

    assertThat(match).isTrue();
  }

  @Test
  void doesNotMatchAnotherPasscode() {
    String hash = passcodes.hash("2468");

    boolean match = passcodes.match("2469", hash);

    assertThat(match).isFalse();
  }

  @Test
  void tellsPasscodesApartThatDifferBeyondWhatBcryptReads() {
    String sixtyThree = "湖".repeat(63);
    String hash = passcodes.hash(sixtyThree + "一");

    boolean same = passcodes.match(sixtyThree + "一", hash);
    boolean other = passcodes.match(sixtyThree + "二", hash);

    assertThat(same).isTrue();
    assertThat(other).isFalse();
  }

  @Test
  void saltsEachHash() {
    String first = passcodes.hash("2468");

    String second = passcodes.hash("2468");

    assertThat(second).isNotEqualTo(first).startsWith("$2b$10$");
  }
}
