package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

/**
 * The first frame of a GIF on its logical screen (GIF89a, 18 and 20). As in browsers, the frame is
 * the whole picture if it is larger than the screen, and in files of the version 87a.
 *
 * @param screen size of the picture in pixels
 * @param left pixels from the left edge of the screen
 * @param top pixels from the upper edge of the screen
 * @param blocks number of extensions, and of their blocks of data, before the frame
 */
public record GifFrame(PixelSize screen, int left, int top, long blocks) {
  private static final String OLD_VERSION = "GIF87a";
  private static final int SIGNATURE_BYTES = 6;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE_DESCRIPTOR = 0x2c;
  private static final int HAS_COLOR_TABLE = 0x80;

  /**
   * Returns the first frame of a file.
   *
   * @throws UndecodablePictureException when the file ends before the frame, or a block is invalid
   */
  public static GifFrame first(byte[] file) {
    return read(ByteReader.littleEndian(file));
  }

  /** Reads the blocks up to the size of the first frame. */
  static GifFrame read(ByteReader bytes) {
    boolean old = bytes.duplicate().skipIfNext(OLD_VERSION);
    bytes.skip(SIGNATURE_BYTES);
    int screenWidth = bytes.readU16();
    int screenHeight = bytes.readU16();
    int flags = bytes.readU8();
    bytes.skip(2);
    bytes.skip(colorTableBytes(flags));
    long blocks = skipExtensions(bytes);
    int left = bytes.readU16();
    int top = bytes.readU16();
    PixelSize size = ByteReader.requireSize(bytes.readU16(), bytes.readU16());
    return old || screenWidth < size.width() || screenHeight < size.height()
        ? new GifFrame(size, 0, 0, blocks)
        : new GifFrame(new PixelSize(screenWidth, screenHeight), left, top, blocks);
  }

  /** Returns the bytes of the color table that flags announce. */
  static long colorTableBytes(int flags) {
    return (flags & HAS_COLOR_TABLE) != 0 ? 3L << ((flags & 7) + 1) : 0;
  }

  /** Skips extensions and the introducer of the frame, and returns the number of their blocks. */
  private static long skipExtensions(ByteReader bytes) {
    long blocks = 0;
    int block = bytes.readU8();
    while (block == EXTENSION) {
      bytes.skip(1);
      blocks++;
      for (int length = bytes.readU8(); length > 0; length = bytes.readU8()) {
        bytes.skip(length);
        blocks++;
      }
      block = bytes.readU8();
    }
    requireValid(block == IMAGE_DESCRIPTOR);
    return blocks;
  }
}
