package wxalbum.thumbnail.picture.heic;

import java.util.List;
import java.util.Optional;

/**
 * The color information in the {@code colr} boxes of an item (ISO/IEC 14496-12, 12.1.5).
 *
 * @param coding the coding of samples; if present, it takes precedence over the coded picture's
 * @param profile an ICC profile; empty if it exceeds the size limit
 */
record Colours(Optional<Coding> coding, Optional<byte[]> profile) {
  private static final int LARGEST_PROFILE = 4 << 20;

  /**
   * The coding of RGB colors as luma and chroma.
   *
   * @param matrix MatrixCoefficients (ITU-T H.273, 8.3)
   * @param fullRange whether samples use all values, or only those of studio range
   */
  record Coding(int matrix, boolean fullRange) {
    private static final int UNSPECIFIED = 2;

    /** Returns this coding, with the matrix of another one if this matrix is unspecified. */
    Coding or(Coding other) {
      return matrix == UNSPECIFIED ? new Coding(other.matrix, fullRange) : this;
    }
  }

  /** Returns the color information of an item. The first box of each kind is used. */
  static Colours of(List<Box> properties) {
    Colours result = new Colours(Optional.empty(), Optional.empty());
    for (Box property : properties) {
      if (property.type().equals("colr")) {
        result = result.or(read(property.open()));
      }
    }
    return result;
  }

  /** Returns this color information, with missing parts taken from another one. */
  Colours or(Colours others) {
    return new Colours(coding.or(others::coding), profile.or(others::profile));
  }

  private static Colours read(BoxBytes colr) {
    return switch (colr.name()) {
      case "nclx" -> new Colours(Optional.of(coding(colr)), Optional.empty());
      case "prof", "rICC" ->
          new Colours(
              Optional.empty(),
              colr.left() <= LARGEST_PROFILE
                  ? Optional.of(colr.take(colr.left()))
                  : Optional.empty());
      default -> new Colours(Optional.empty(), Optional.empty());
    };
  }

  /** Reads a coding. Primaries and transfer curve are ignored; those of sRGB are assumed. */
  private static Coding coding(BoxBytes nclx) {
    var _ = nclx.u16();
    var _ = nclx.u16();
    int matrix = nclx.u16();
    return new Coding(matrix, nclx.u8() >= 0x80);
  }
}
