package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import wxalbum.album.Sha256;
import wxalbum.album.ShareId;
import wxalbum.settings.KeyRing;

class ShareTokensTest {
  private static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String OTHER_KEY = "k2:HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHgA=";
  private static final ShareId SHARE =
      new ShareId(UUID.fromString("0196a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));
  private static final byte[] REQUEST = "a request".getBytes(StandardCharsets.UTF_8);

  private final ShareTokens tokens = tokens(KEY);

  @Test
  void derivesSameTokenAsOpenssl() {
    String token = tokens.derive(SHARE);

    assertThat(token).isEqualTo("9VErpfWyFnaKy5oAmzq2ig");
  }

  @Test
  void derivesOtherTokenForOtherShare() {
    ShareId other = new ShareId(new UUID(SHARE.value().getMostSignificantBits(), 0));

    String token = tokens.derive(other);

    assertThat(token).isNotEqualTo(tokens.derive(SHARE));
  }

  @Test
  void derivesTokenWithFirstKey() {
    assertThat(tokens(KEY, OTHER_KEY).derive(SHARE)).isEqualTo(tokens.derive(SHARE));
    assertThat(tokens(OTHER_KEY, KEY).derive(SHARE)).isNotEqualTo(tokens.derive(SHARE));
  }

  @Test
  void digestsRequestsWithEachKey() {
    List<Sha256> digests = tokens(OTHER_KEY, KEY).requestDigests(REQUEST);

    assertThat(digests)
        .hasSize(2)
        .doesNotContain(Sha256.hash(REQUEST))
        .endsWith(tokens.requestDigests(REQUEST).getFirst());
  }

  private static ShareTokens tokens(String... keys) {
    return new ShareTokens(KeyRing.parse(String.join(",", keys)));
  }
}
