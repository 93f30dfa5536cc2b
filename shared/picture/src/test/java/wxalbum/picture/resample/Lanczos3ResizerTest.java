package wxalbum.picture.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.decode.OffHeapDataBuffer;
import wxalbum.picture.header.Orientation;

class Lanczos3ResizerTest {
  private final Random random = new Random(42);

  @ParameterizedTest
  @CsvSource({
    "40, 30, 32, 24",
    "97, 61, 31, 17",
    "200, 10, 20, 1",
    "10, 300, 3, 100",
    "64, 64, 63, 63",
    "5, 3, 2, 1",
    "1, 90, 1, 7",
    "8200, 3, 9, 1",
  })
  void matchesTheDefinition(int width, int height, int newWidth, int newHeight) {
    BufferedImage source = createNoise(width, height);
    // Black and white are avoided, because samples are clamped there between the two passes.
    Arrays.setAll(pixelsOf(source), i -> 0x404040 + (pixelsOf(source)[i] & 0x7f7f7f));
    BufferedImage target = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_INT_RGB);

    new Lanczos3Resizer(Orientation.UPRIGHT).resize(source, target);

    int[] expected = resizeByDefinition(pixelsOf(source), width, height, newWidth, newHeight);
    for (int i = 0; i < expected.length; i++) {
      assertThat(maxDifference(pixelsOf(target)[i], expected[i])).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void reorientsTheSameWithAndWithoutReduction(Orientation orientation) {
    BufferedImage source = createNoise(60, 40);
    BufferedImage reduced = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
    new Lanczos3Resizer(Orientation.UPRIGHT).resize(source, reduced);

    BufferedImage actual = createUpright(orientation, 24, 16);
    new Lanczos3Resizer(orientation).resize(source, actual);

    BufferedImage expected = createUpright(orientation, 24, 16);
    new Lanczos3Resizer(orientation).resize(reduced, expected);
    assertThat(pixelsOf(actual)).isEqualTo(pixelsOf(expected));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 5", "64, 65", "300, 2"})
  void keepsPixelsWhenSizeIsUnchanged(int width, int height) {
    BufferedImage source = createNoise(width, height);
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);

    new Lanczos3Resizer(Orientation.UPRIGHT).resize(source, target);

    assertThat(pixelsOf(target)).isEqualTo(pixelsOf(source));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x000000, 0xffffff, 0x0180fe})
  void keepsUniformColorUniform(int rgb) {
    BufferedImage source = new BufferedImage(123, 77, BufferedImage.TYPE_INT_RGB);
    Arrays.fill(pixelsOf(source), rgb);
    BufferedImage target = new BufferedImage(50, 31, BufferedImage.TYPE_INT_RGB);

    new Lanczos3Resizer(Orientation.UPRIGHT).resize(source, target);

    assertThat(pixelsOf(target)).containsOnly(rgb);
  }

  @Test
  void readsSubimage() {
    BufferedImage whole = createNoise(90, 80);
    BufferedImage subimage = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);

    new Lanczos3Resizer(Orientation.UPRIGHT).resize(whole.getSubimage(13, 21, 20, 10), subimage);

    int[] expected = whole.getRGB(13, 21, 20, 10, null, 0, 20);
    assertThat(subimage.getRGB(0, 0, 20, 10, null, 0, 20)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void readsOffHeapPixels(int shift) {
    BufferedImage source = createNoise(33, 21);
    BufferedImage expected = new BufferedImage(11, 7, BufferedImage.TYPE_INT_RGB);
    new Lanczos3Resizer(Orientation.UPRIGHT).resize(source, expected);
    BufferedImage target = new BufferedImage(11, 7, BufferedImage.TYPE_INT_RGB);

    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pixels = arena.allocate(ValueLayout.JAVA_INT, 33 * 21);
      for (int i = 0; i < 33 * 21; i++) {
        pixels.setAtIndex(
            ValueLayout.JAVA_INT, i, pixelsOf(source)[i] << shift | 0xff >> (8 - shift));
      }
      new Lanczos3Resizer(Orientation.UPRIGHT)
          .resize(OffHeapDataBuffer.createImage(pixels, 33, 21, 33, shift), target);
    }

    assertThat(pixelsOf(target)).isEqualTo(pixelsOf(expected));
  }

  @Test
  void rejectsEnlarging() {
    BufferedImage target = new BufferedImage(10, 11, BufferedImage.TYPE_INT_RGB);

    assertThatThrownBy(
            () -> new Lanczos3Resizer(Orientation.ROTATE_90).resize(createNoise(10, 10), target))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsPixelsThatAreNotInts() {
    BufferedImage bytes = new BufferedImage(10, 10, BufferedImage.TYPE_3BYTE_BGR);

    assertThatThrownBy(
            () -> new Lanczos3Resizer(Orientation.UPRIGHT).resize(bytes, createNoise(5, 5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Returns the result of both passes together in floating point, directly from the definition. */
  private static int[] resizeByDefinition(
      int[] pixels, int width, int height, int newWidth, int newHeight) {
    int[] result = new int[newWidth * newHeight];
    for (int i = 0; i < result.length; i++) {
      double[] across = weights(width, newWidth, i % newWidth);
      double[] down = weights(height, newHeight, i / newWidth);
      double[] sums = new double[3];
      for (int j = 0; j < pixels.length; j++) {
        double weight = across[j % width] * down[j / width];
        for (int c = 0; c < 3; c++) {
          sums[c] += weight * (pixels[j] >> (8 * c) & 0xff);
        }
      }
      for (int c = 0; c < 3; c++) {
        result[i] |= Math.clamp(Math.round(sums[c]), 0, 255) << (8 * c);
      }
    }
    return result;
  }

  private static double[] weights(int source, int target, int position) {
    double factor = (double) source / target;
    double[] weights = new double[source];
    double sum = 0;
    for (int i = 0; i < source; i++) {
      double x = (i + 0.5 - (position + 0.5) * factor) / factor;
      double angle = Math.PI * x;
      weights[i] =
          x == 0
              ? 1
              : Math.abs(x) < 3 ? 3 * Math.sin(angle) * Math.sin(angle / 3) / (angle * angle) : 0;
      sum += weights[i];
    }
    for (int i = 0; i < source; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static int maxDifference(int one, int other) {
    int farthest = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      farthest = Math.max(farthest, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
    }
    return farthest;
  }

  private static BufferedImage createUpright(Orientation orientation, int width, int height) {
    var size = orientation.uprightSize(width, height);
    return new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
  }

  private BufferedImage createNoise(int width, int height) {
    BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Arrays.setAll(pixelsOf(noise), _ -> random.nextInt() & 0xffffff);
    return noise;
  }

  private static int[] pixelsOf(BufferedImage picture) {
    return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  }
}
