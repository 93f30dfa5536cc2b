package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import wxalbum.album.Sha256;
import wxalbum.album.ShareId;

class ShareTokensTest {
  private static final byte[] KEY =
      HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final ShareId SHARE =
      new ShareId(UUID.fromString("0196a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));

  private final ShareTokens tokens = new ShareTokens(KEY);

  @Test
  void derivesSameTokenAsOpenssl() {
    String token = tokens.of(SHARE);

    assertThat(token).isEqualTo("9VErpfWyFnaKy5oAmzq2ig");
  }

  @Test
  void derivesOtherTokenForOtherShare() {
    ShareId other = new ShareId(new UUID(SHARE.value().getMostSignificantBits(), 0));

    String token = tokens.of(other);

    assertThat(token).isNotEqualTo(tokens.of(SHARE));
  }

  @Test
  void derivesOtherTokenWithOtherKey() {
    byte[] otherKey = KEY.clone();
    otherKey[31] ^= 1;

    String token = new ShareTokens(otherKey).of(SHARE);

    assertThat(token).isNotEqualTo(tokens.of(SHARE));
  }

  @Test
  void digestsRequestsWithKey() {
    byte[] request = "a request".getBytes(StandardCharsets.UTF_8);

    Sha256 digest = tokens.requestDigest(request);

    assertThat(digest).isNotEqualTo(Sha256.hash(request));
  }
}
