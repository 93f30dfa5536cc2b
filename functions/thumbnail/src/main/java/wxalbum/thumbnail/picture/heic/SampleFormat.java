package wxalbum.thumbnail.picture.heic;

import java.util.Arrays;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** The sample formats of HEVC frames, as {@code AVPixelFormat} of FFmpeg 7.1. */
enum SampleFormat {
  GREY(8, 8),
  GREY10(168, 10),
  GREY12(166, 12),
  YUV420P(0, 8, 1, 1),
  YUVJ420P(12, 8, 1, 1),
  YUV420P10(62, 10, 1, 1),
  YUV420P12(123, 12, 1, 1),
  YUV422P(4, 8, 1, 0),
  YUVJ422P(13, 8, 1, 0),
  YUV422P10(64, 10, 1, 0),
  YUV422P12(127, 12, 1, 0),
  YUV444P(5, 8, 0, 0),
  YUVJ444P(14, 8, 0, 0),
  YUV444P10(68, 10, 0, 0),
  YUV444P12(131, 12, 0, 0);

  private final int number;
  private final int bits;
  private final boolean grey;
  private final int across;
  private final int down;

  SampleFormat(int number, int bits) {
    this.number = number;
    this.bits = bits;
    this.grey = true;
    this.across = 0;
    this.down = 0;
  }

  SampleFormat(int number, int bits, int across, int down) {
    this.number = number;
    this.bits = bits;
    this.grey = false;
    this.across = across;
    this.down = down;
  }

  /**
   * Returns the format with this value in FFmpeg.
   *
   * @throws UnfitPicture when the format is not supported
   */
  static SampleFormat of(int number) {
    return Arrays.stream(values())
        .filter(format -> format.number == number)
        .findFirst()
        .orElseThrow(() -> new UnfitPicture(Fault.UNREADABLE));
  }

  /** Returns the number of bits per sample. */
  int bits() {
    return bits;
  }

  /** Returns whether the format has no chroma. */
  boolean isGrey() {
    return grey;
  }

  /** Returns the binary logarithm of the number of columns of pixels that share a chroma sample. */
  int across() {
    return across;
  }

  /** Returns the binary logarithm of the number of rows of pixels that share a chroma sample. */
  int down() {
    return down;
  }
}
