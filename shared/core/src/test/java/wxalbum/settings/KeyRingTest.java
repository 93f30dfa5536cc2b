package wxalbum.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final String RING = "new:" + base64(1) + ", old:" + base64(2);

  @Test
  void firstKeyIsCurrent() {
    KeyRing ring = KeyRing.parse(RING);

    assertThat(ring.currentId()).isEqualTo("new");
    assertThat(ring.keys()).containsExactly(bytes(1), bytes(2));
  }

  @Test
  void findsEveryKeyById() {
    KeyRing ring = KeyRing.parse(RING);

    assertThat(ring.find("old")).contains(bytes(2));
    assertThat(ring.find("other")).isEmpty();
  }

  @Test
  void returnsCopies() {
    KeyRing ring = KeyRing.parse(RING);

    Arrays.fill(ring.keys().getFirst(), (byte) 9);
    Arrays.fill(ring.find("new").orElseThrow(), (byte) 9);

    assertThat(ring.find("new")).contains(bytes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "k:", ":AAAA", "k:AAAA", "k:not base64!"})
  void throwsWhenKeysAreMalformed(String text) {
    assertThatThrownBy(() -> KeyRing.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void throwsWhenKeyIdIsDuplicate() {
    String twice = "k:" + base64(1) + ",k:" + base64(2);

    assertThatThrownBy(() -> KeyRing.parse(twice))
        .hasMessageContaining("twice")
        .hasMessageNotContaining(base64(1));
  }

  private static String base64(int fill) {
    return Base64.getEncoder().encodeToString(bytes(fill));
  }

  private static byte[] bytes(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
