package wxalbum.thumbnail.picture.heic;

import java.util.List;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * The area of a decoded picture that is displayed, before the picture is rotated ({@code clap},
 * ISO/IEC 14496-12, 12.1.4). All values are in pixels.
 */
record CleanAperture(int left, int top, Dimensions size) {
  /**
   * Returns the clean aperture from the properties of an item. Without such a property it is the
   * whole picture.
   *
   * @throws UnfitPicture of {@link Fault#UNREADABLE} when the area is not inside the picture, or
   *     {@link Fault#UNSUPPORTED_TYPE} when the property follows a rotation or mirroring
   */
  static CleanAperture of(List<Box> properties, Dimensions picture) {
    CleanAperture aperture = new CleanAperture(0, 0, picture);
    boolean transformed = false;
    for (Box property : properties) {
      switch (property.type()) {
        case "irot", "imir" -> transformed = true;
        case "clap" -> {
          if (transformed) {
            throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
          }
          aperture = read(property.open(), picture);
        }
        default -> {}
      }
    }
    return aperture;
  }

  private static CleanAperture read(BoxBytes clap, Dimensions picture) {
    long width = Math.round(fraction(clap));
    long height = Math.round(fraction(clap));
    long left = corner(picture.width(), width, fraction(clap));
    long top = corner(picture.height(), height, fraction(clap));
    return new CleanAperture((int) left, (int) top, new Dimensions((int) width, (int) height));
  }

  private static double fraction(BoxBytes bytes) {
    int numerator = (int) bytes.u32();
    return numerator / (double) bytes.u32();
  }

  /**
   * Returns the position of the left or upper edge.
   *
   * @param offset distance from the center of the picture to the center of the area
   */
  private static long corner(int pictureSide, long side, double offset) {
    long edge = Math.round(offset + (pictureSide - side) / 2.0);
    if (side < 1 || side > pictureSide || edge < 0 || edge > pictureSide - side) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return edge;
  }
}
