package wxalbum.thumbnail.picture.heic;

import java.util.List;
import java.util.Optional;

/**
 * How samples become colours, as boxes {@code colr} of an item say (ISO/IEC 14496-12, 12.1.5).
 *
 * @param coding where the file says it, before what the coded picture says
 * @param profile an ICC profile
 */
record Colours(Optional<Coding> coding, Optional<byte[]> profile) {
  /**
   * Luma and chroma of RGB.
   *
   * @param matrix MatrixCoefficients (ITU-T H.273, 8.3)
   * @param fullRange whether all values of a sample are used, or those of studio video
   */
  record Coding(int matrix, boolean fullRange) {}

  /** What the properties of an item say. */
  static Colours of(List<Box> properties) {
    Optional<Coding> coding = Optional.empty();
    Optional<byte[]> profile = Optional.empty();
    for (Box property : properties) {
      if (property.type().equals("colr")) {
        BoxBytes bytes = property.open();
        switch (bytes.name()) {
          case "nclx" -> coding = Optional.of(coding(bytes));
          case "prof", "rICC" -> profile = Optional.of(bytes.take(bytes.left()));
          default -> {}
        }
      }
    }
    return new Colours(coding, profile);
  }

  /** These, and what the others say where these are silent. */
  Colours or(Colours others) {
    return new Colours(coding.or(others::coding), profile.or(others::profile));
  }

  private static Coding coding(BoxBytes bytes) {
    var _ = bytes.u16();
    var _ = bytes.u16();
    int matrix = bytes.u16();
    return new Coding(matrix, bytes.u8() >= 0x80);
  }
}
