package wxalbum.picture.png;

/** Reads the pixels of lines of one color type and depth. */
@FunctionalInterface
interface PixelReader {
  /**
   * Reads the pixels of one line, flattened onto white.
   *
   * @param line the bytes of the line after a margin of one pixel
   * @param pixels receives red in bits 16 to 23, green in bits 8 to 15, blue in bits 0 to 7, and
   *     zeros above
   */
  void read(byte[] line, int[] pixels);
}
