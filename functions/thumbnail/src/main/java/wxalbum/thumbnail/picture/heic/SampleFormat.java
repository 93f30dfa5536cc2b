package wxalbum.thumbnail.picture.heic;

import java.util.Arrays;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** How frames keep their samples: {@code AVPixelFormat} of FFmpeg 7.1, as far as HEVC has them. */
enum SampleFormat {
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
  private final int across;
  private final int down;

  SampleFormat(int number, int bits, int across, int down) {
    this.number = number;
    this.bits = bits;
    this.across = across;
    this.down = down;
  }

  /** The one with this number in FFmpeg. */
  static SampleFormat of(int number) {
    return Arrays.stream(values())
        .filter(format -> format.number == number)
        .findFirst()
        .orElseThrow(() -> new UnfitPicture(Fault.UNREADABLE));
  }

  /** Bits of a sample. */
  int bits() {
    return bits;
  }

  /** Bytes that keep a sample; of two, the lower one comes first. */
  int bytes() {
    return bits > 8 ? 2 : 1;
  }

  /** Binary logarithm of the columns of pixels that share a sample of chroma. */
  int across() {
    return across;
  }

  /** Binary logarithm of the lines of pixels that share a sample of chroma. */
  int down() {
    return down;
  }
}
