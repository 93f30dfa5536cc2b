package wxalbum.picture.header;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import wxalbum.picture.color.IccColorSpace;
import wxalbum.picture.color.IccProfile;

/**
 * ICC profiles as picture formats embed them. A damaged profile, one above the size limit, or one
 * that takes too much work counts as absent: its picture is processed as if it had no profile.
 */
final class EmbeddedIccProfile {
  /** Size limit of a profile in bytes. Real profiles are much smaller. */
  static final int MAX_BYTES = 4 << 20;

  private static final int BUFFER_BYTES = 16_384;

  private EmbeddedIccProfile() {}

  /**
   * Returns the profile in these bytes; empty if they are above the size limit, contain
   * multi-process elements, or do not describe the color space of the picture. A program that
   * converts a picture to another color space may leave the old profile in the file.
   */
  static Optional<IccProfile> parse(byte[] bytes, IccColorSpace space) {
    return bytes.length <= MAX_BYTES
        ? Optional.of(new IccProfile(bytes))
            .filter(profile -> profile.describes(space) && !profile.hasProcessElements())
        : Optional.empty();
  }

  /**
   * Inflates a profile that is compressed as zlib (RFC 1950). Inflation stops as soon as the limit
   * is exceeded, since 4 MB of zlib data can expand to 4 GB. Data above the limit is not inflated,
   * since it can also inflate to nothing, slowly.
   *
   * @return the profile; empty if the data is damaged, or the data or the profile exceeds the limit
   */
  static Optional<IccProfile> inflate(ByteBuffer zlib, IccColorSpace space) {
    if (zlib.remaining() > MAX_BYTES) {
      return Optional.empty();
    }
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(zlib);
      while (!inflater.finished() && profile.size() <= MAX_BYTES) {
        int count = inflater.inflate(buffer);
        if (count == 0 && !inflater.finished()) {
          return Optional.empty();
        }
        profile.write(buffer, 0, count);
      }
    } catch (DataFormatException e) {
      return Optional.empty();
    }
    return parse(profile.toByteArray(), space);
  }
}
