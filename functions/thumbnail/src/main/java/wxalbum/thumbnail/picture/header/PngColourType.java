package wxalbum.thumbnail.picture.header;

import java.util.Arrays;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** The color type of a PNG (ISO/IEC 15948, 11.2.2, table 11.1). */
public enum PngColourType {
  /** One gray sample per pixel. */
  GREY(0, 1, 1, 16),
  /** Red, green and blue samples. */
  TRUECOLOUR(2, 3, 8, 16),
  /** An index into a palette. */
  PALETTE(3, 1, 1, 8),
  /** A gray sample and an alpha sample. */
  GREY_ALPHA(4, 2, 8, 16),
  /** Red, green, blue and alpha samples. */
  TRUECOLOUR_ALPHA(6, 4, 8, 16);

  private final int code;
  private final int channels;
  private final int leastDepth;
  private final int greatestDepth;

  PngColourType(int code, int channels, int leastDepth, int greatestDepth) {
    this.code = code;
    this.channels = channels;
    this.leastDepth = leastDepth;
    this.greatestDepth = greatestDepth;
  }

  /**
   * Returns the color type with a code.
   *
   * @throws UnfitPicture when the code is unknown
   */
  static PngColourType of(int code) {
    return Arrays.stream(values())
        .filter(type -> type.code == code)
        .findAny()
        .orElseThrow(() -> new UnfitPicture(Fault.UNREADABLE));
  }

  /** Returns the number of samples per pixel. */
  public int channels() {
    return channels;
  }

  /** Returns whether pixels have a color, not only a gray value. */
  boolean isColoured() {
    return this != GREY && this != GREY_ALPHA;
  }

  /** Returns whether the specification allows this number of bits per sample. */
  boolean allows(int depth) {
    return depth >= leastDepth && depth <= greatestDepth && Integer.bitCount(depth) == 1;
  }
}
