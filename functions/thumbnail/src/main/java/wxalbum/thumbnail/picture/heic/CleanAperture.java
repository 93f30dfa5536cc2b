package wxalbum.thumbnail.picture.heic;

import java.util.List;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * The piece of a decoded picture that is shown, before it is turned ({@code clap}, ISO/IEC
 * 14496-12, 12.1.4).
 */
record CleanAperture(int left, int top, Dimensions size) {
  /**
   * What the properties of an item say; all of it where they are silent.
   *
   * @throws UnfitPicture when it is no piece of the picture, or of a turned one
   */
  static CleanAperture of(List<Box> properties, Dimensions whole) {
    CleanAperture shown = new CleanAperture(0, 0, whole);
    boolean turned = false;
    for (Box property : properties) {
      switch (property.type()) {
        case "irot", "imir" -> turned = true;
        case "clap" -> {
          if (turned) {
            throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
          }
          shown = read(property.open(), whole);
        }
        default -> {}
      }
    }
    return shown;
  }

  private static CleanAperture read(BoxBytes clap, Dimensions whole) {
    long width = Math.round(fraction(clap));
    long height = Math.round(fraction(clap));
    long left = corner(whole.width(), width, fraction(clap));
    long top = corner(whole.height(), height, fraction(clap));
    return new CleanAperture((int) left, (int) top, new Dimensions((int) width, (int) height));
  }

  private static double fraction(BoxBytes bytes) {
    int numerator = (int) bytes.u32();
    return numerator / (double) bytes.u32();
  }

  /** Offsets are counted from the centre of the whole to that of the piece. */
  private static long corner(int whole, long piece, double offset) {
    long corner = Math.round(offset + (whole - piece) / 2.0);
    if (piece < 1 || piece > whole || corner < 0 || corner > whole - piece) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return corner;
  }
}
