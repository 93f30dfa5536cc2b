package wxalbum.share;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import wxalbum.album.Ids;
import wxalbum.album.Sha256;
import wxalbum.album.ShareId;

/**
 * The secret parts of links. A token is made from its share's id and a key outside the database:
 * the owner can be shown it at any time, and whoever reads the database, where only its hash is,
 * cannot.
 */
final class ShareTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TOKEN_BYTES = 16;

  private final SecretKeySpec key;

  /** Makes tokens with a key of 32 bytes. */
  ShareTokens(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The token of a share: the first 128 bits of the HMAC (RFC 2104) of its id, as 22 characters of
   * Base64url.
   */
  String of(ShareId id) {
    byte[] token = Arrays.copyOf(hmac(Ids.bytes(id.value())), TOKEN_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * A digest that tells a request from another. It is keyed: a short passcode in the body would be
   * guessed from a plain one. Requests are longer than ids, so that no digest is a token's.
   */
  Sha256 digest(String request) {
    return Sha256.ofDigest(hmac(request.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
