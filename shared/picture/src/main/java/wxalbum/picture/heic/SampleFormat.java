package wxalbum.picture.heic;

import java.util.Arrays;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;

/** The sample formats of HEVC frames, as {@code AVPixelFormat} of FFmpeg 7.1. */
enum SampleFormat {
  GRAY(8, 8),
  GRAY10(168, 10),
  GRAY12(166, 12),
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

  private final int ffmpegValue;
  private final int bitsPerSample;
  private final boolean gray;
  private final int chromaShiftX;
  private final int chromaShiftY;

  SampleFormat(int ffmpegValue, int bitsPerSample) {
    this.ffmpegValue = ffmpegValue;
    this.bitsPerSample = bitsPerSample;
    this.gray = true;
    this.chromaShiftX = 0;
    this.chromaShiftY = 0;
  }

  SampleFormat(int ffmpegValue, int bits, int across, int down) {
    this.ffmpegValue = ffmpegValue;
    this.bitsPerSample = bits;
    this.gray = false;
    this.chromaShiftX = across;
    this.chromaShiftY = down;
  }

  /**
   * Returns the format with this value in FFmpeg.
   *
   * @throws UndecodablePictureException when the format is not supported
   */
  static SampleFormat fromFfmpeg(int ffmpegValue) {
    return Arrays.stream(values())
        .filter(format -> format.ffmpegValue == ffmpegValue)
        .findFirst()
        .orElseThrow(() -> new UndecodablePictureException(PictureFault.UNREADABLE));
  }

  /** Returns the number of bits per sample. */
  int bitsPerSample() {
    return bitsPerSample;
  }

  /** Returns whether the format has no chroma. */
  boolean isGray() {
    return gray;
  }

  /** Returns the binary logarithm of the number of columns of pixels that share a chroma sample. */
  int chromaShiftX() {
    return chromaShiftX;
  }

  /** Returns the binary logarithm of the number of rows of pixels that share a chroma sample. */
  int chromaShiftY() {
    return chromaShiftY;
  }
}
