package wxalbum.thumbnail.picture.png;

/** Reads the pixels of lines of one colour type and depth. */
@FunctionalInterface
interface PixelReader {
  /**
   * Reads those of one line, on white.
   *
   * @param line its bytes, behind a margin of one pixel
   * @param pixels red in bits 16 to 23, green in 8 to 15, blue in 0 to 7; nothing above
   */
  void read(byte[] line, int[] pixels);
}
