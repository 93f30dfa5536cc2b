package wxalbum.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which pictures the work budget accepts, whatever their content. */
class DecodeWorkTest {
  private static final long MAX_FILE_BYTES = 50 << 20;

  /** The factors are those of luminance. A usual progressive JPEG has 10 scans, in CMYK 18. */
  @ParameterizedTest
  @CsvSource({
    "0, 20000, 10000, 1, 1, 3, true",
    "0, 16383, 12207, 2, 1, 3, true",
    "0, 14142, 14142, 1, 1, 4, true",
    "2, 8192, 8192, 2, 10, 3, true",
    "2, 8000, 6000, 2, 10, 3, true",
    "2, 10000, 10000, 1, 10, 1, true",
    "2, 4000, 3000, 1, 18, 4, true",
    "2, 8000, 6000, 2, 200, 3, false",
    "2, 8192, 8192, 1, 400, 1, false",
    "2, 8192, 8192, 1, 4000, 1, false",
    "0, 4096, 4096, 1, 400, 3, false",
  })
  void acceptsUsualJpeg(
      int sofType, int width, int height, int factor, int scans, int components, boolean accepted) {
    JpegFrame frame = frame(sofType, width, height, factor, components);

    DecodeWork work = DecodeWork.ofJpeg(frame, 20, scans, MAX_FILE_BYTES);

    boolean isCmyk = components == 4;
    assertThat((isCmyk ? work.thorough() : work.quick()) <= WorkBudget.MAX_WORK)
        .isEqualTo(accepted);
  }

  @Test
  void acceptsFallbackForDamagedProgressiveJpegOf48Megapixels() {
    JpegFrame frame = frame(2, 8_000, 6_000, 2, 3);

    DecodeWork work = DecodeWork.ofJpeg(frame, 20, 10, 12 << 20);

    assertThat(work.quick() + work.thorough()).isLessThan(WorkBudget.MAX_WORK);
  }

  @ParameterizedTest
  @CsvSource({
    "14142, 14142, 8, TRUECOLOR_ALPHA, false, true",
    "10000, 10000, 16, TRUECOLOR_ALPHA, false, true",
    "14142, 14142, 8, TRUECOLOR, true, true",
    "9000, 9000, 16, TRUECOLOR_ALPHA, true, true",
    "14100, 14100, 16, TRUECOLOR_ALPHA, true, false",
    "1, 200000000, 8, GRAY, false, false",
  })
  void acceptsUsualPng(
      int width, int height, int depth, PngColorType type, boolean interlaced, boolean accepted) {
    PngImageHeader image =
        new PngImageHeader(new PixelSize(width, height), depth, type, interlaced);

    DecodeWork work = DecodeWork.ofPng(image, interlaced ? 10 << 20 : MAX_FILE_BYTES);

    assertThat((interlaced ? work.thorough() : work.quick()) <= WorkBudget.MAX_WORK)
        .isEqualTo(accepted);
  }

  @Test
  void acceptsLargestGif() {
    long blocks = MAX_FILE_BYTES / 256;

    assertThat(DecodeWork.ofGif(new PixelSize(14_142, 14_142), blocks).thorough())
        .isLessThan(WorkBudget.MAX_WORK);
  }

  @Test
  void acceptsLargestWebp() {
    DecodeWork lossy = DecodeWork.ofLossyWebp(new PixelSize(16_383, 12_207), false, MAX_FILE_BYTES);
    DecodeWork alpha = DecodeWork.ofLossyWebp(new PixelSize(6_345, 6_345), true, MAX_FILE_BYTES);
    DecodeWork lossless = DecodeWork.ofLosslessWebp(new PixelSize(7_094, 7_094), MAX_FILE_BYTES);

    assertThat(lossy.quick()).isLessThan(WorkBudget.MAX_WORK);
    assertThat(2 * alpha.quick()).isLessThan(WorkBudget.MAX_WORK);
    assertThat(2 * lossless.quick()).isLessThan(WorkBudget.MAX_WORK);
  }

  private static JpegFrame frame(int sofType, int width, int height, int factor, int components) {
    long units = (long) Math.ceilDiv(width, 8 * factor) * Math.ceilDiv(height, 8 * factor);
    long blocks = units * ((long) factor * factor + components - 1);
    return new JpegFrame(sofType, 8, new PixelSize(width, height), components, blocks);
  }
}
