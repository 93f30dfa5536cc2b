package wxalbum.picture.heic;

import java.util.List;
import java.util.Optional;

/**
 * The color information in the {@code colr} boxes of an item (ISO/IEC 14496-12, 12.1.5).
 *
 * @param encoding the coding of samples; if present, it takes precedence over the coded picture's
 * @param profile an ICC profile; empty if it exceeds the size limit
 */
record ColorInfo(Optional<YuvEncoding> encoding, Optional<byte[]> profile) {
  private static final int MAX_PROFILE_BYTES = 4 << 20;

  /**
   * The coding of RGB colors as luma and chroma.
   *
   * @param matrixCoefficients MatrixCoefficients (ITU-T H.273, 8.3)
   * @param fullRange whether samples use all values, or only those of studio range
   */
  record YuvEncoding(int matrixCoefficients, boolean fullRange) {
    private static final int UNSPECIFIED = 2;

    /** Returns this coding, with the matrix of another one if this matrix is unspecified. */
    YuvEncoding withDefaults(YuvEncoding other) {
      return matrixCoefficients == UNSPECIFIED
          ? new YuvEncoding(other.matrixCoefficients, fullRange)
          : this;
    }
  }

  /** Returns the color information of an item. The first box of each kind is used. */
  static ColorInfo fromProperties(List<Box> properties) {
    ColorInfo result = new ColorInfo(Optional.empty(), Optional.empty());
    for (Box property : properties) {
      if (property.type().equals("colr")) {
        result = result.withDefaults(read(property.newReader()));
      }
    }
    return result;
  }

  /** Returns this color information, with missing parts taken from another one. */
  ColorInfo withDefaults(ColorInfo others) {
    return new ColorInfo(encoding.or(others::encoding), profile.or(others::profile));
  }

  private static ColorInfo read(BoxReader colr) {
    return switch (colr.readFourCc()) {
      case "nclx" -> new ColorInfo(Optional.of(encoding(colr)), Optional.empty());
      case "prof", "rICC" ->
          new ColorInfo(
              Optional.empty(),
              colr.remaining() <= MAX_PROFILE_BYTES
                  ? Optional.of(colr.readBytes(colr.remaining()))
                  : Optional.empty());
      default -> new ColorInfo(Optional.empty(), Optional.empty());
    };
  }

  /** Reads a coding. Primaries and transfer curve are ignored; those of sRGB are assumed. */
  private static YuvEncoding encoding(BoxReader nclx) {
    var _ = nclx.readU16();
    var _ = nclx.readU16();
    int matrix = nclx.readU16();
    return new YuvEncoding(matrix, nclx.readU8() >= 0x80);
  }
}
