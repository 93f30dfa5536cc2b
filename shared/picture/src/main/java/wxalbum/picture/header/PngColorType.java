package wxalbum.picture.header;

import java.util.Arrays;
import wxalbum.picture.color.IccColorSpace;

/** The color type of a PNG (ISO/IEC 15948, 11.2.2, table 11.1). */
public enum PngColorType {
  /** One gray sample per pixel. */
  GRAY(0, 1, 1, 16),
  /** Red, green and blue samples. */
  TRUECOLOR(2, 3, 8, 16),
  /** An index into a palette. */
  PALETTE(3, 1, 1, 8),
  /** A gray sample and an alpha sample. */
  GRAY_ALPHA(4, 2, 8, 16),
  /** Red, green, blue and alpha samples. */
  TRUECOLOR_ALPHA(6, 4, 8, 16);

  private final int code;
  private final int channels;
  private final int minDepth;
  private final int maxDepth;

  PngColorType(int code, int channels, int minDepth, int maxDepth) {
    this.code = code;
    this.channels = channels;
    this.minDepth = minDepth;
    this.maxDepth = maxDepth;
  }

  /**
   * Returns the color type with a code.
   *
   * @throws UndecodablePictureException when the code is unknown
   */
  static PngColorType fromCode(int code) {
    return Arrays.stream(values())
        .filter(type -> type.code == code)
        .findAny()
        .orElseThrow(() -> new UndecodablePictureException(PictureFault.UNREADABLE));
  }

  /** Returns the number of samples per pixel. */
  public int channels() {
    return channels;
  }

  /** Returns the color space of the samples. */
  IccColorSpace colorSpace() {
    return this == GRAY || this == GRAY_ALPHA ? IccColorSpace.GRAY : IccColorSpace.RGB;
  }

  /** Returns whether the specification allows this number of bits per sample. */
  boolean allowsDepth(int depth) {
    return depth >= minDepth && depth <= maxDepth && Integer.bitCount(depth) == 1;
  }
}
