package wxalbum.login;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import wxalbum.album.Ids;
import wxalbum.album.UserId;

/**
 * Encrypts openids and derives user ids from them. A user id is the first 16 bytes of the
 * HMAC-SHA256 of the openid. It is the same at every login, and it reveals nothing without the key.
 * The openid itself is transported as a compact JWE (RFC 7516, {@code dir}, {@code A256GCM}). Both
 * keys are derived from the user key with HKDF-SHA256 (RFC 5869).
 */
public final class OpenIdCipher {
  private final SecretKey idKey;
  private final SecretKey sealKey;

  /** Derives both keys from a user key of 32 bytes. */
  public OpenIdCipher(byte[] userKey) {
    this.idKey = deriveKey(userKey, "wxalbum user id", "HmacSHA256");
    this.sealKey = deriveKey(userKey, "wxalbum openid", "AES");
  }

  /** Returns the id of the user with this openid. */
  public UserId deriveUserId(String openid) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(idKey);
      byte[] hash = mac.doFinal(openid.getBytes(StandardCharsets.UTF_8));
      return new UserId(Ids.fromBytes(Arrays.copyOf(hash, 16)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }

  /** Returns the encrypted openid. The result differs at every call. */
  public String seal(String openid) {
    JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).build();
    JWEObject sealed = new JWEObject(header, new Payload(openid));
    try {
      sealed.encrypt(new DirectEncrypter(sealKey));
    } catch (JOSEException e) {
      throw new IllegalStateException("Failed to encrypt an openid", e);
    }
    return sealed.serialize();
  }

  private static SecretKey deriveKey(byte[] key, String purpose, String algorithm) {
    try {
      HKDFParameterSpec expanded =
          HKDFParameterSpec.ofExtract()
              .addIKM(key)
              .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, expanded);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF-SHA256 is not available", e);
    }
  }
}
