package wxalbum.thumbnail.picture.png;

/** Reads pixels of one sample of up to eight bits: grey, or an index into a palette. */
final class TableReader implements PixelReader {
  private final int depth;
  private final int[] colours;

  /**
   * A reader.
   *
   * @param depth bits of a sample: 1, 2, 4 or 8; those of the leftmost pixel are the highest of a
   *     byte (clause 7.2)
   * @param colours one for each value of a sample, on white
   */
  TableReader(int depth, int[] colours) {
    this.depth = depth;
    this.colours = colours;
  }

  @Override
  public void read(byte[] line, int[] pixels) {
    int mask = colours.length - 1;
    int x = 0;
    for (int at = 1; x < pixels.length; at++) {
      for (int shift = 8 - depth; shift >= 0 && x < pixels.length; shift -= depth) {
        pixels[x++] = colours[line[at] >> shift & mask];
      }
    }
  }
}
