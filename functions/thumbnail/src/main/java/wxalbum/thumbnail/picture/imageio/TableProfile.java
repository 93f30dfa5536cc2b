package wxalbum.thumbnail.picture.imageio;

import java.awt.color.CMMException;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import wxalbum.thumbnail.picture.colour.IccProfile;

/** Converts by profiles whose colours take Java's colour management. */
final class TableProfile {
  private TableProfile() {}

  /**
   * The picture, whose pixels are of that profile, in sRGB; as it is when the profile is broken.
   */
  static BufferedImage toSrgb(IccProfile profile, BufferedImage pixels) {
    try {
      ICC_Profile icc = ICC_Profile.getInstance(profile.bytes());
      if (icc.getNumComponents() != 3) {
        return pixels;
      }
      DirectColorModel colours =
          new DirectColorModel(
              new ICC_ColorSpace(icc), 24, 0xff0000, 0xff00, 0xff, 0, false, DataBuffer.TYPE_INT);
      BufferedImage source = new BufferedImage(colours, pixels.getRaster(), false, null);
      BufferedImage converted =
          new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
      return new ColorConvertOp(null).filter(source, converted);
    } catch (IllegalArgumentException | CMMException e) {
      // Files carry profiles that end early or whose tables contradict themselves.
      return pixels;
    }
  }
}
