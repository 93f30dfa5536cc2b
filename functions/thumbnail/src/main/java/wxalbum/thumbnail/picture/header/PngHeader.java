package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;

/**
 * The chunks of a PNG up to its data (ISO/IEC 15948). Decoders hold no more than lines of it, of
 * interlaced ones too, since each pass is reduced as it comes.
 */
final class PngHeader {
  private static final int SIGNATURE_BYTES = 8;
  private static final int HEADER_BYTES = 13;
  private static final long MAX_LENGTH = Integer.MAX_VALUE;
  private static final int MAX_NAME_BYTES = 79;

  /** Bits of a sample that each colour type may have (table 11.1). */
  private static final Map<Integer, Set<Integer>> DEPTHS =
      Map.of(
          0, Set.of(1, 2, 4, 8, 16),
          2, Set.of(8, 16),
          3, Set.of(1, 2, 4, 8),
          4, Set.of(8, 16),
          6, Set.of(8, 16));

  private PngHeader() {}

  static Header read(byte[] file) {
    HeaderBytes bytes = HeaderBytes.bigEndian(file, SIGNATURE_BYTES);
    Chunk first = Chunk.read(bytes);
    HeaderBytes fields = first.content(bytes);
    insist(first.is("IHDR") && first.length() == HEADER_BYTES && first.isWhole(bytes));
    Dimensions size = HeaderBytes.size(fields.four(), fields.four());
    int depth = fields.one();
    insist(DEPTHS.getOrDefault(fields.one(), Set.of()).contains(depth));
    insist(fields.one() == 0 && fields.one() == 0);
    int interlace = fields.one();
    insist(interlace <= 1);
    return new Header(PictureType.PNG, size, interlace == 0, 0, profile(bytes));
  }

  /**
   * The first iCCP chunk before the data. What sRGB, gAMA and cHRM would tell yields to it (4.3),
   * and is not read without it.
   */
  private static Optional<IccProfile> profile(HeaderBytes bytes) {
    @Nullable HeaderBytes found = null;
    for (Chunk chunk = Chunk.read(bytes); !chunk.is("IDAT"); chunk = Chunk.read(bytes)) {
      insist(!chunk.is("IHDR") && !chunk.is("IEND"));
      HeaderBytes content = chunk.content(bytes);
      if (chunk.isWhole(bytes) && chunk.is("iCCP") && found == null) {
        found = content;
      }
    }
    return found == null ? Optional.empty() : inflated(found);
  }

  /** A name that ends with 0, the method of compression, which is 0, and the profile (11.3.3.3). */
  private static Optional<IccProfile> inflated(HeaderBytes content) {
    for (int i = 0; i <= MAX_NAME_BYTES && content.left() > 1; i++) {
      if (content.one() == 0) {
        return content.one() == 0 ? EmbeddedProfile.inflated(content) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
