package wxalbum.share;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import wxalbum.album.Ids;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.settings.KeyRing;

/**
 * Derives the secret tokens of share links from the id of the share and a key outside the database.
 * The function can therefore return the token to the owner at any time. The database has only its
 * hash, so that a reader of the database cannot open a share.
 *
 * <p>The current key derives the token of a new share. The other keys derive those of earlier
 * shares. A share whose key was removed has no token: its link has ended for guests and owner.
 */
final class ShareTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TOKEN_BYTES = 16;

  private final List<SecretKeySpec> keys;

  ShareTokens(KeyRing keys) {
    this.keys = keys.keys().stream().map(key -> new SecretKeySpec(key, ALGORITHM)).toList();
  }

  /** Returns the token of a new share. */
  String derive(ShareId id) {
    return derive(id, keys.getFirst());
  }

  /** Returns the token of a share; empty if its key was removed. */
  Optional<String> find(Share share) {
    return keys.stream()
        .map(key -> derive(share.id(), key))
        .filter(token -> Sha256.hash(token).equals(share.tokenHash()))
        .findFirst();
  }

  /** Returns whether the key of a share was removed. */
  boolean isKeyRemoved(Share share) {
    return find(share).isEmpty();
  }

  /**
   * Returns a digest of a request with each key, the current one first. From a plain digest an
   * attacker could guess a short passcode in the body. Requests are longer than the ids of shares,
   * so no digest equals a token.
   */
  List<Sha256> requestDigests(byte[] request) {
    return keys.stream().map(key -> Sha256.ofBytes(hmac(request, key))).toList();
  }

  /**
   * Returns the first 128 bits of the HMAC-SHA256 (RFC 2104) of an id, as 22 characters of unpadded
   * Base64url (RFC 4648, section 5).
   */
  private static String derive(ShareId id, SecretKeySpec key) {
    byte[] token = Arrays.copyOf(hmac(Ids.toBytes(id.value()), key), TOKEN_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * Returns a keyed digest of a share and the network of a caller. Without the key, the few
   * addresses of the internet could be tried. The same network has different digests for different
   * shares. A digest is no token, because ids of shares are shorter than this message.
   */
  Sha256 callerDigest(ShareId share, SourceNetwork caller) {
    String message = "caller of " + share + " " + caller.text();
    return Sha256.ofBytes(hmac(message.getBytes(StandardCharsets.UTF_8), keys.getFirst()));
  }

  private static byte[] hmac(byte[] message, SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }
}
