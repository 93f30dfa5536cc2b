package wxalbum.album;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A SHA-256 digest (FIPS 180-4).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
  public Sha256 {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a SHA-256 digest must have 64 lower-case hexadecimal digits");
    }
  }

  /** Parses 64 hexadecimal digits of either case; returns empty for any other text. */
  public static Optional<Sha256> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.matches("[0-9a-f]{64}") ? Optional.of(new Sha256(lower)) : Optional.empty();
  }

  /** Creates a digest from its 32 bytes. */
  public static Sha256 ofBytes(byte[] digest) {
    return new Sha256(HexFormat.of().formatHex(digest));
  }

  /** Returns the digest of a text in UTF-8. */
  public static Sha256 hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the digest of bytes. */
  public static Sha256 hash(byte[] bytes) {
    return ofBytes(newMessageDigest().digest(bytes));
  }

  /** Creates a SHA-256 message digest. */
  public static MessageDigest newMessageDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java runtime does not provide SHA-256", e);
    }
  }

  /** Returns the 32 bytes of the digest. */
  public byte[] toBytes() {
    return HexFormat.of().parseHex(hex);
  }
}
