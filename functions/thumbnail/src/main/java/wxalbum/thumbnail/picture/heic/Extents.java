package wxalbum.thumbnail.picture.heic;

import java.util.List;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** Reads and bounds width and height, before anything of that size is made. */
final class Extents {
  /** Sides of the largest picture that HEVC codes at once (ISO/IEC 23008-2, level 7.2). */
  private static final int LONGEST = 1 << 16;

  private Extents() {}

  /** The size of an item (property {@code ispe}, ISO/IEC 23008-12, 6.5.3). */
  static Dimensions of(List<Box> properties) {
    BoxBytes bytes = Box.required(properties, "ispe").open();
    var _ = bytes.u32();
    return size(bytes.u32(), bytes.u32());
  }

  /** A width and a height that can be. */
  static Dimensions size(long width, long height) {
    if (width < 1 || height < 1) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    if (width > LONGEST || height > LONGEST) {
      throw new UnfitPicture(Fault.TOO_MANY_PIXELS);
    }
    return new Dimensions((int) width, (int) height);
  }

  /** Refuses a number of equal parts that together have more pixels than these. */
  static void bound(Dimensions part, int count, long maxPixels) {
    if ((long) part.width() * part.height() * count > maxPixels) {
      throw new UnfitPicture(Fault.TOO_MANY_PIXELS);
    }
  }
}
