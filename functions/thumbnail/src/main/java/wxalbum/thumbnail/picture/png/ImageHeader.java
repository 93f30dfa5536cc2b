package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import java.util.Arrays;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * The image header (clause 11.2.2) of a picture that is not interlaced.
 *
 * @param depth bits of a sample
 */
record ImageHeader(Dimensions size, int depth, ColourType colourType) {
  private static final int BYTES = 13;

  /** As in JPEG. Where both sides are shorter, a few lines are little and their count is small. */
  private static final int LONGEST_SIDE = 65_535;

  /**
   * Reads it from an IHDR chunk.
   *
   * @throws UnfitPicture when something in it is not of this specification, or a side is of more
   *     than 65535 pixels
   */
  static ImageHeader of(ByteBuffer data) {
    require(data.remaining() == BYTES);
    int width = data.getInt();
    int height = data.getInt();
    int depth = data.get();
    int code = data.get();
    ColourType colourType =
        Arrays.stream(ColourType.values())
            .filter(type -> type.code() == code)
            .findAny()
            .orElseThrow(() -> new UnfitPicture(Fault.UNREADABLE));
    byte[] methods = new byte[3];
    data.get(methods);
    boolean oneMethod = Arrays.equals(methods, new byte[3]);
    require(width > 0 && height > 0 && colourType.allows(depth) && oneMethod);
    if (Math.max(width, height) > LONGEST_SIDE) {
      throw new UnfitPicture(Fault.TOO_DEMANDING);
    }
    return new ImageHeader(new Dimensions(width, height), depth, colourType);
  }

  /** Bytes of a line without its filter type. */
  int lineBytes() {
    return (size.width() * colourType.channels() * depth + 7) / 8;
  }

  /** Bytes from a sample to the same one of the pixel to the right, at least 1 (clause 9.2). */
  int pixelBytes() {
    return Math.max(1, colourType.channels() * depth / 8);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }
}
