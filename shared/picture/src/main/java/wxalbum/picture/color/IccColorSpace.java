package wxalbum.picture.color;

/** The color space of the samples of a picture, as a profile states it (ICC.1:2022, table 19). */
public enum IccColorSpace {
  /** One sample. */
  GRAY(0x47524159),
  /** Red, green and blue, or a luma-chroma coding of them. */
  RGB(0x52474220),
  /** Four inks, or a luma-chroma coding of them. */
  CMYK(0x434d594b);

  private final int signature;

  IccColorSpace(int signature) {
    this.signature = signature;
  }

  int signature() {
    return signature;
  }
}
