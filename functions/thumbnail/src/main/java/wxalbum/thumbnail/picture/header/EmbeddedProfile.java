package wxalbum.thumbnail.picture.header;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import wxalbum.thumbnail.picture.colour.IccProfile;

/**
 * Colour profiles as formats embed them. A profile that is damaged or larger than any real one is
 * none: its picture is shown with the colours that it would have without.
 */
final class EmbeddedProfile {
  static final int MAX_BYTES = 4 << 20;

  private static final int BUFFER_BYTES = 16_384;

  private EmbeddedProfile() {}

  /** The profile that all these bytes are. */
  static Optional<IccProfile> of(byte[] bytes) {
    return bytes.length > 0 && bytes.length <= MAX_BYTES
        ? Optional.of(new IccProfile(bytes))
        : Optional.empty();
  }

  /**
   * The profile that these bytes of zlib hold (RFC 1950). They are inflated up to the limit and not
   * a buffer further: 4 MB of them can hold 4 GB.
   */
  static Optional<IccProfile> inflated(ByteBuffer zlib) {
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
    return of(profile.toByteArray());
  }
}
