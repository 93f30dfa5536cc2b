package wxalbum.thumbnail.picture.geometry;

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
import wxalbum.thumbnail.picture.decode.OffHeapPixels;

class Lanczos3Test {
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
  void doesWhatTheFormulaSays(int width, int height, int newWidth, int newHeight) {
    BufferedImage source = noise(width, height);
    // Black and white are avoided, because samples are clamped there between the two passes.
    Arrays.setAll(ints(source), i -> 0x404040 + (ints(source)[i] & 0x7f7f7f));
    BufferedImage target = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_INT_RGB);

    new Lanczos3(Orientation.UPRIGHT).resize(source, target);

    int[] expected = formula(ints(source), width, height, newWidth, newHeight);
    for (int i = 0; i < expected.length; i++) {
      assertThat(farthest(ints(target)[i], expected[i])).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void turnsWhatItShrinksAsItTurnsWhatItDoesNot(Orientation orientation) {
    BufferedImage source = noise(60, 40);
    BufferedImage reduced = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
    new Lanczos3(Orientation.UPRIGHT).resize(source, reduced);

    BufferedImage actual = upright(orientation, 24, 16);
    new Lanczos3(orientation).resize(source, actual);

    BufferedImage expected = upright(orientation, 24, 16);
    new Lanczos3(orientation).resize(reduced, expected);
    assertThat(ints(actual)).isEqualTo(ints(expected));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 5", "64, 65", "300, 2"})
  void leavesAPictureOfTheSameSizeToThePixel(int width, int height) {
    BufferedImage source = noise(width, height);
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);

    new Lanczos3(Orientation.UPRIGHT).resize(source, target);

    assertThat(ints(target)).isEqualTo(ints(source));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x000000, 0xffffff, 0x0180fe})
  void keepsAnEvenSurfaceEven(int rgb) {
    BufferedImage source = new BufferedImage(123, 77, BufferedImage.TYPE_INT_RGB);
    Arrays.fill(ints(source), rgb);
    BufferedImage target = new BufferedImage(50, 31, BufferedImage.TYPE_INT_RGB);

    new Lanczos3(Orientation.UPRIGHT).resize(source, target);

    assertThat(ints(target)).containsOnly(rgb);
  }

  @Test
  void readsAPieceOfAPicture() {
    BufferedImage whole = noise(90, 80);
    BufferedImage subimage = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);

    new Lanczos3(Orientation.UPRIGHT).resize(whole.getSubimage(13, 21, 20, 10), subimage);

    int[] expected = whole.getRGB(13, 21, 20, 10, null, 0, 20);
    assertThat(subimage.getRGB(0, 0, 20, 10, null, 0, 20)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void readsPixelsOutsideOfTheHeap(int shift) {
    BufferedImage source = noise(33, 21);
    BufferedImage expected = new BufferedImage(11, 7, BufferedImage.TYPE_INT_RGB);
    new Lanczos3(Orientation.UPRIGHT).resize(source, expected);
    BufferedImage target = new BufferedImage(11, 7, BufferedImage.TYPE_INT_RGB);

    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pixels = arena.allocate(ValueLayout.JAVA_INT, 33 * 21);
      for (int i = 0; i < 33 * 21; i++) {
        pixels.setAtIndex(ValueLayout.JAVA_INT, i, ints(source)[i] << shift | 0xff >> (8 - shift));
      }
      new Lanczos3(Orientation.UPRIGHT)
          .resize(OffHeapPixels.image(pixels, 33, 21, 33, shift), target);
    }

    assertThat(ints(target)).isEqualTo(ints(expected));
  }

  @Test
  void refusesToEnlarge() {
    BufferedImage target = new BufferedImage(10, 11, BufferedImage.TYPE_INT_RGB);

    assertThatThrownBy(() -> new Lanczos3(Orientation.QUARTER_TURNED).resize(noise(10, 10), target))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesPixelsThatAreNoInts() {
    BufferedImage bytes = new BufferedImage(10, 10, BufferedImage.TYPE_3BYTE_BGR);

    assertThatThrownBy(() -> new Lanczos3(Orientation.UPRIGHT).resize(bytes, noise(5, 5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Returns the result of both passes together in floating point, directly from the definition. */
  private static int[] formula(int[] pixels, int width, int height, int newWidth, int newHeight) {
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

  private static int farthest(int one, int other) {
    int farthest = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      farthest = Math.max(farthest, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
    }
    return farthest;
  }

  private static BufferedImage upright(Orientation orientation, int width, int height) {
    var size = orientation.upright(width, height);
    return new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
  }

  private BufferedImage noise(int width, int height) {
    BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Arrays.setAll(ints(noise), _ -> random.nextInt() & 0xffffff);
    return noise;
  }

  private static int[] ints(BufferedImage picture) {
    return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  }
}
