package wxalbum.picture.heic;

import java.util.List;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * The area of a decoded picture that is displayed, before the picture is rotated ({@code clap},
 * ISO/IEC 14496-12, 12.1.4). All values are in pixels.
 */
record CleanAperture(int left, int top, PixelSize size) {
  /**
   * Returns the clean aperture from the properties of an item. Without such a property it is the
   * whole picture.
   *
   * @throws UndecodablePictureException of {@link PictureFault#UNREADABLE} when the area is not
   *     inside the picture, or {@link PictureFault#UNSUPPORTED_TYPE} when the property follows a
   *     rotation or mirroring
   */
  static CleanAperture fromProperties(List<Box> properties, PixelSize picture) {
    CleanAperture aperture = new CleanAperture(0, 0, picture);
    boolean transformed = false;
    for (Box property : properties) {
      switch (property.type()) {
        case "irot", "imir" -> transformed = true;
        case "clap" -> {
          if (transformed) {
            throw new UndecodablePictureException(PictureFault.UNSUPPORTED_TYPE);
          }
          aperture = read(property.newReader(), picture);
        }
        default -> {}
      }
    }
    return aperture;
  }

  private static CleanAperture read(BoxReader clap, PixelSize picture) {
    long width = Math.round(readFraction(clap));
    long height = Math.round(readFraction(clap));
    long left = edge(picture.width(), width, readFraction(clap));
    long top = edge(picture.height(), height, readFraction(clap));
    return new CleanAperture((int) left, (int) top, new PixelSize((int) width, (int) height));
  }

  private static double readFraction(BoxReader bytes) {
    int numerator = (int) bytes.readU32();
    return numerator / (double) bytes.readU32();
  }

  /**
   * Returns the position of the left or upper edge.
   *
   * @param offset distance from the center of the picture to the center of the area
   */
  private static long edge(int pictureSide, long side, double offset) {
    long edge = Math.round(offset + (pictureSide - side) / 2.0);
    if (side < 1 || side > pictureSide || edge < 0 || edge > pictureSide - side) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    return edge;
  }
}
