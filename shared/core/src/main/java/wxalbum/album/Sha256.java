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
  /** Refuses what is no digest. */
  public Sha256 {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
    }
  }

  /** The digest that 64 hexadecimal digits stand for, in either case. */
  public static Optional<Sha256> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.matches("[0-9a-f]{64}") ? Optional.of(new Sha256(lower)) : Optional.empty();
  }

  /** The digest that 32 bytes are. */
  public static Sha256 ofDigest(byte[] digest) {
    return new Sha256(HexFormat.of().formatHex(digest));
  }

  /** The digest of a text in UTF-8. */
  public static Sha256 of(String text) {
    return ofDigest(algorithm().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A fresh digest to be fed. */
  public static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The 32 bytes. */
  public byte[] digest() {
    return HexFormat.of().parseHex(hex);
  }
}
