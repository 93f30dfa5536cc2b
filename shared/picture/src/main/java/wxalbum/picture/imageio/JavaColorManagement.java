package wxalbum.picture.imageio;

import java.awt.color.CMMException;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.io.IOException;
import javax.imageio.ImageReader;
import wxalbum.picture.color.IccColorSpace;
import wxalbum.picture.color.IccProfile;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;

/** Converts pixels through Java's color management, for profiles with lookup tables. */
final class JavaColorManagement {
  private static final long WORK_PER_PIXEL = 270;
  private static final int CMYK_BANDS = 4;

  private JavaColorManagement() {}

  /**
   * Returns whether Java's color management converts the pixels of a picture: those of a JPEG in
   * CMYK or with a profile, which its reader converts, and those of any picture with lookup tables.
   * The reader does not convert a lossless JPEG.
   */
  static boolean converts(ImageReader reader, PictureHeader header) throws IOException {
    boolean hasTables =
        header.profile().filter(profile -> profile.srgbConverter().isEmpty()).isPresent();
    if (header.type() != PictureType.JPEG) {
      return hasTables;
    }
    return (header.quickEncoding() && header.hasProfileOf(IccColorSpace.RGB))
        || reader.getRawImageType(0).getNumBands() == CMYK_BANDS;
  }

  /** Returns the work of converting the colors of a picture. */
  static long work(BufferedImage pixels) {
    return WORK_PER_PIXEL * pixels.getWidth() * pixels.getHeight();
  }

  /**
   * Returns a picture in sRGB whose pixels have the colors of a profile. The picture is returned
   * unchanged when the profile is broken or does not have three components.
   */
  static BufferedImage toSrgb(IccProfile profile, BufferedImage pixels) {
    try {
      ICC_Profile icc = ICC_Profile.getInstance(profile.bytes());
      if (icc.getNumComponents() != 3) {
        return pixels;
      }
      DirectColorModel colors =
          new DirectColorModel(
              new ICC_ColorSpace(icc), 24, 0xff0000, 0xff00, 0xff, 0, false, DataBuffer.TYPE_INT);
      BufferedImage source = new BufferedImage(colors, pixels.getRaster(), false, null);
      BufferedImage converted =
          new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
      return new ColorConvertOp(null).filter(source, converted);
    } catch (IllegalArgumentException | CMMException e) {
      // Some files have profiles that end early or whose tables are inconsistent.
      return pixels;
    }
  }
}
