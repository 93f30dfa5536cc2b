package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasscodeProfileTest {
  @ParameterizedTest
  @CsvSource({
    "２４６８, 2468", // full-width digits
    "Ａｂ！～, Ab!~",
    "cafe\u0301, caf\u00e9", // combining accent
    "西\u3000湖\u00a0春, 西 湖 春", // every space
    "Ⅳ②ﬁ½, Ⅳ②ﬁ½", // no compatibility mapping
    "ＡａA a, AaA a", // case matters
    "👍🏽密码, 👍🏽密码",
    "❤\ufe0f👩\u200d💻, ❤👩💻" // variation selector and joiner
  })
  void hasOneFormForEachWayToTypeAPasscode(String typed, String expected) {
    assertThat(PasscodeProfile.enforce(typed)).contains(expected);
  }

  @Test
  void keepsItsForm() {
    String form = PasscodeProfile.enforce("２４６８ cafe\u0301").orElseThrow();

    assertThat(PasscodeProfile.enforce(form)).contains(form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000bc", "12\u200b34", "ab\ue000c", "\u0378abc"})
  void rejectsCharactersThatNobodyTypes(String typed) {
    assertThat(PasscodeProfile.enforce(typed)).isEmpty();
  }
}
