package wxalbum.thumbnail.picture.header;

import java.util.Arrays;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** What the samples of a PNG's pixel are (ISO/IEC 15948, 11.2.2, table 11.1). */
public enum PngColourType {
  /** One sample of brightness. */
  GREY(0, 1, 1, 16),
  /** Red, green and blue. */
  TRUECOLOUR(2, 3, 8, 16),
  /** One index into a table of colours. */
  PALETTE(3, 1, 1, 8),
  /** Brightness and opacity. */
  GREY_ALPHA(4, 2, 8, 16),
  /** Red, green, blue and opacity. */
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
   * The type of this code.
   *
   * @throws UnfitPicture when there is none
   */
  static PngColourType of(int code) {
    return Arrays.stream(values())
        .filter(type -> type.code == code)
        .findAny()
        .orElseThrow(() -> new UnfitPicture(Fault.UNREADABLE));
  }

  /** Samples of a pixel. */
  public int channels() {
    return channels;
  }

  /** Whether it knows more than brightness. */
  boolean isColoured() {
    return this != GREY && this != GREY_ALPHA;
  }

  /** Whether its samples may have so many bits. */
  boolean allows(int depth) {
    return depth >= leastDepth && depth <= greatestDepth && Integer.bitCount(depth) == 1;
  }
}
