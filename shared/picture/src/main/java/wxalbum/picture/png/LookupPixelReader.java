package wxalbum.picture.png;

/** Reads pixels of one sample of up to eight bits: gray, or an index into a palette. */
final class LookupPixelReader implements PixelReader {
  private final int depth;
  private final int[] colors;

  /**
   * Creates a reader.
   *
   * @param depth bits of a sample: 1, 2, 4 or 8; the leftmost pixel has the highest bits of a byte
   *     (clause 7.2)
   * @param colors the color for each value of a sample, flattened onto white
   */
  LookupPixelReader(int depth, int[] colors) {
    this.depth = depth;
    this.colors = colors;
  }

  @Override
  public void read(byte[] line, int[] pixels) {
    int mask = colors.length - 1;
    int x = 0;
    for (int offset = 1; x < pixels.length; offset++) {
      for (int shift = 8 - depth; shift >= 0 && x < pixels.length; shift -= depth) {
        pixels[x++] = colors[line[offset] >> shift & mask];
      }
    }
  }
}
