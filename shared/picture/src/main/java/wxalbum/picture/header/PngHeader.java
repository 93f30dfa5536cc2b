package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.picture.color.IccColorSpace;
import wxalbum.picture.color.IccProfile;

/**
 * Reads the chunks of a PNG up to its data (ISO/IEC 15948). Decoders keep only a few rows in
 * memory. This also holds for interlaced pictures, since each pass is reduced while it is read.
 */
final class PngHeader {
  private static final int SIGNATURE_BYTES = 8;
  private static final int MAX_NAME_BYTES = 79;

  private PngHeader() {}

  static PictureHeader read(byte[] file) {
    ByteReader bytes = ByteReader.bigEndian(file);
    bytes.skip(SIGNATURE_BYTES);
    PngImageHeader image = PngImageHeader.parse(PngChunk.read(bytes));
    @Nullable ByteReader profile = findProfile(bytes);
    return new PictureHeader(
        PictureType.PNG,
        image.size(),
        !image.interlaced(),
        0,
        DecodeWork.ofPng(image, file.length),
        profile == null ? Optional.empty() : inflate(profile, image.colorType().colorSpace()));
  }

  /**
   * Returns the content of the first intact iCCP chunk before the data; null if there is no such
   * chunk. It takes precedence over the chunks sRGB, gAMA and cHRM (4.3), which are never read.
   */
  private static @Nullable ByteReader findProfile(ByteReader bytes) {
    @Nullable ByteReader found = null;
    for (PngChunk chunk = PngChunk.read(bytes);
        !chunk.hasType("IDAT");
        chunk = PngChunk.read(bytes)) {
      requireValid(!chunk.hasType("IHDR") && !chunk.hasType("IEND"));
      if (found == null && chunk.hasType("iCCP") && chunk.hasValidChecksum()) {
        found = chunk.content();
      }
    }
    return found;
  }

  /**
   * Inflates the profile of an iCCP chunk. The content is a name that ends with 0, the compression
   * method 0, and the compressed profile (11.3.3.3).
   */
  private static Optional<IccProfile> inflate(ByteReader content, IccColorSpace space) {
    for (int i = 0; i <= MAX_NAME_BYTES && content.remaining() > 1; i++) {
      if (content.readU8() == 0) {
        return content.readU8() == 0
            ? EmbeddedIccProfile.inflate(content.toReadOnlyBuffer(), space)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
