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
 * Derives the secret tokens of share links from the id of the share and a key outside the database.
 * The function can therefore return the token to the owner at any time. The database has only its
 * hash, so that a reader of the database cannot open a share.
 */
final class ShareTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TOKEN_BYTES = 16;

  private final SecretKeySpec key;

  /** Creates a generator with a key of 32 bytes. */
  ShareTokens(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Returns the token of a share: the first 128 bits of the HMAC-SHA256 (RFC 2104) of its id, as 22
   * characters of unpadded Base64url (RFC 4648, section 5).
   */
  String of(ShareId id) {
    byte[] token = Arrays.copyOf(hmac(Ids.toBytes(id.value())), TOKEN_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * Returns a keyed digest of a request. From a plain digest an attacker could guess a short
   * passcode in the body. Requests are longer than the ids of shares, so no digest equals a token.
   */
  Sha256 requestDigest(byte[] request) {
    return Sha256.ofBytes(hmac(request));
  }

  /**
   * Returns a keyed digest of a share and the network of a caller. Without the key, the few
   * addresses of the internet could be tried. The same network has different digests for different
   * shares. A digest is no token, because ids of shares are shorter than this message.
   */
  Sha256 callerDigest(ShareId share, SourceNetwork caller) {
    String message = "caller of " + share + " " + caller.text();
    return Sha256.ofBytes(hmac(message.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }
}
