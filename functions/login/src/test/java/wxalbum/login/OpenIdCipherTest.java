package wxalbum.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import wxalbum.album.UserId;

class OpenIdCipherTest {
  private static final String OPENID = "oAlice-0123456789abcdefghij";

  private final OpenIdCipher cipher = new OpenIdCipher(new byte[32]);

  @Test
  void derivesSameUserIdOnEveryInstance() {
    UserId id = cipher.deriveUserId(OPENID);

    assertThat(id).isEqualTo(new OpenIdCipher(new byte[32]).deriveUserId(OPENID));
  }

  @Test
  void derivesOtherUserIdWithOtherKey() {
    byte[] otherKey = new byte[32];
    otherKey[31] = 1;

    UserId id = new OpenIdCipher(otherKey).deriveUserId(OPENID);

    assertThat(id).isNotEqualTo(cipher.deriveUserId(OPENID));
  }

  @Test
  void sealsOpenidDifferentlyEachTime() {
    String sealed = cipher.seal(OPENID);

    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(OPENID.getBytes(StandardCharsets.UTF_8));
    assertThat(sealed).isNotEqualTo(cipher.seal(OPENID)).doesNotContain(OPENID, encoded);
  }
}
