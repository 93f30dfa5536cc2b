package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;

/**
 * Reads the chunks of a PNG up to its data (ISO/IEC 15948). Decoders keep only a few rows in
 * memory. This also holds for interlaced pictures, since each pass is reduced while it is read.
 */
final class PngHeader {
  private static final int SIGNATURE_BYTES = 8;
  private static final int MAX_NAME_BYTES = 79;

  private PngHeader() {}

  static Header read(byte[] file) {
    HeaderBytes bytes = HeaderBytes.bigEndian(file);
    bytes.skip(SIGNATURE_BYTES);
    PngImage image = PngImage.of(PngChunk.read(bytes));
    @Nullable HeaderBytes profile = profile(bytes);
    return new Header(
        PictureType.PNG,
        image.size(),
        !image.interlaced(),
        0,
        profile == null || !image.colourType().isColoured() ? Optional.empty() : inflated(profile));
  }

  /**
   * Returns the content of the first intact iCCP chunk before the data; null if there is no such
   * chunk. It takes precedence over the chunks sRGB, gAMA and cHRM (4.3), which are never read.
   */
  private static @Nullable HeaderBytes profile(HeaderBytes bytes) {
    @Nullable HeaderBytes found = null;
    for (PngChunk chunk = PngChunk.read(bytes); !chunk.is("IDAT"); chunk = PngChunk.read(bytes)) {
      insist(!chunk.is("IHDR") && !chunk.is("IEND"));
      if (found == null && chunk.is("iCCP") && chunk.isIntact()) {
        found = chunk.content();
      }
    }
    return found;
  }

  /**
   * Inflates the profile of an iCCP chunk. The content is a name that ends with 0, the compression
   * method 0, and the compressed profile (11.3.3.3).
   */
  private static Optional<IccProfile> inflated(HeaderBytes content) {
    for (int i = 0; i <= MAX_NAME_BYTES && content.left() > 1; i++) {
      if (content.one() == 0) {
        return content.one() == 0 ? EmbeddedProfile.inflated(content.buffer()) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
