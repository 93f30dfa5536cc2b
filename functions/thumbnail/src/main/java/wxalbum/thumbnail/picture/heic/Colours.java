package wxalbum.thumbnail.picture.heic;

import java.util.List;
import java.util.Optional;

/**
 * How samples become colours, as boxes {@code colr} of an item say (ISO/IEC 14496-12, 12.1.5).
 *
 * @param coding where the file says it, before what the coded picture says
 * @param profile an ICC profile; one larger than any real one is none
 */
record Colours(Optional<Coding> coding, Optional<byte[]> profile) {
  private static final int LARGEST_PROFILE = 4 << 20;

  /**
   * Luma and chroma of RGB.
   *
   * @param matrix MatrixCoefficients (ITU-T H.273, 8.3)
   * @param fullRange whether all values of a sample are used, or those of studio video
   */
  record Coding(int matrix, boolean fullRange) {
    private static final int UNSPECIFIED = 2;

    /** This, with the matrix of another where this one leaves it open. */
    Coding or(Coding other) {
      return matrix == UNSPECIFIED ? new Coding(other.matrix, fullRange) : this;
    }
  }

  /** What the properties of an item say, the first box of each kind. */
  static Colours of(List<Box> properties) {
    Colours colours = new Colours(Optional.empty(), Optional.empty());
    for (Box property : properties) {
      if (property.type().equals("colr")) {
        colours = colours.or(read(property.open()));
      }
    }
    return colours;
  }

  /** These, and what the others say where these are silent. */
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

  /** Primaries and curve are not looked at: without a profile they are taken for those of sRGB. */
  private static Coding coding(BoxBytes nclx) {
    var _ = nclx.u16();
    var _ = nclx.u16();
    int matrix = nclx.u16();
    return new Coding(matrix, nclx.u8() >= 0x80);
  }
}
