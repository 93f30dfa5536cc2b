package wxalbum.thumbnail.picture.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.TestPictures;

/** The tests that every decoder passes; the test of each decoder inherits them. */
public abstract class DecoderContract {
  /** Returns the decoder under test. */
  protected abstract Decoder decoder();

  /** Returns the picture encoded in a format that the decoder supports. */
  protected abstract byte[] file(BufferedImage picture);

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "1, 9", "16, 16", "17, 31", "203, 77", "256, 255"})
  void dividesBothSidesByTheReductionOrASmallerOne(int width, int height) {
    byte[] file = file(TestPictures.quarters(width, height, BufferedImage.TYPE_INT_RGB));

    for (int reduction : new int[] {1, 2, 4, 8}) {
      try (Decoded decoded = decode(file, width, height, reduction)) {
        assertThat(new Dimensions(decoded.pixels().getWidth(), decoded.pixels().getHeight()))
            .isIn(reducedAtMost(width, height, reduction));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void showsThePicture(int reduction) {
    byte[] file = file(TestPictures.quarters(240, 160, BufferedImage.TYPE_INT_RGB));

    try (Decoded decoded = decode(file, 240, 160, reduction)) {
      assertThat(decoded.pixels()).satisfies(pixels -> assertColour(pixels, 1, 1, Color.RED));
      assertThat(decoded.pixels()).satisfies(pixels -> assertColour(pixels, 3, 1, Color.GREEN));
      assertThat(decoded.pixels()).satisfies(pixels -> assertColour(pixels, 1, 3, Color.BLUE));
      assertThat(decoded.pixels()).satisfies(pixels -> assertColour(pixels, 3, 3, Color.YELLOW));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9})
  void refusesAFileThatIsCut(double fraction) {
    BufferedImage photo = TestPictures.read(TestPictures.photo("landscape-1.jpg"));
    byte[] file = file(photo);

    byte[] truncated = Arrays.copyOf(file, (int) (file.length * fraction));

    assertThatThrownBy(() -> decode(truncated, photo.getWidth(), photo.getHeight(), 2))
        .isInstanceOf(UnfitPicture.class);
  }

  @Test
  void refusesBytesThatAreNoPicture() {
    assertThatThrownBy(() -> decode(new byte[1_000], 16, 16, 1)).isInstanceOf(UnfitPicture.class);
  }

  /** Decodes a file with a header of the given size. */
  protected final Decoded decode(byte[] file, int width, int height, int reduction) {
    PictureType type = PictureType.of(file).orElse(PictureType.JPEG);
    Dimensions size = new Dimensions(width, height);
    return decoder().decode(file, new Header(type, size, true, 0, Optional.empty()), reduction);
  }

  private static List<Dimensions> reducedAtMost(int width, int height, int reduction) {
    return Arrays.stream(new int[] {1, 2, 4, 8})
        .filter(divisor -> divisor <= reduction)
        .mapToObj(
            divisor ->
                new Dimensions(Math.ceilDiv(width, divisor), Math.ceilDiv(height, divisor)))
        .toList();
  }

  private static void assertColour(BufferedImage pixels, int x, int y, Color expected) {
    Color actual = new Color(pixels.getRGB(x * pixels.getWidth() / 4, y * pixels.getHeight() / 4));
    assertThat(Math.abs(actual.getRed() - expected.getRed())).isLessThan(8);
    assertThat(Math.abs(actual.getGreen() - expected.getGreen())).isLessThan(8);
    assertThat(Math.abs(actual.getBlue() - expected.getBlue())).isLessThan(8);
  }
}
