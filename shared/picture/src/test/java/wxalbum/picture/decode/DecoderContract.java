package wxalbum.picture.decode;

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
import wxalbum.picture.header.DecodeWork;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;
import wxalbum.testkit.TestPictures;

/** The tests that every decoder passes; the test of each decoder inherits them. */
public abstract class DecoderContract {
  /** Returns the decoder under test. */
  protected abstract PictureDecoder decoder();

  /** Returns the picture encoded in a format that the decoder supports. */
  protected abstract byte[] encode(BufferedImage picture);

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "1, 9", "16, 16", "17, 31", "203, 77", "256, 255"})
  void reducesBothSidesByAtMostTheRequestedReduction(int width, int height) {
    byte[] file = encode(TestPictures.quadrants(width, height, BufferedImage.TYPE_INT_RGB));

    for (int reduction : new int[] {1, 2, 4, 8}) {
      try (DecodedPicture decoded = decode(file, width, height, reduction)) {
        assertThat(new PixelSize(decoded.pixels().getWidth(), decoded.pixels().getHeight()))
            .isIn(allowedSizes(width, height, reduction));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void decodesColorsAtEveryReduction(int reduction) {
    byte[] file = encode(TestPictures.quadrants(240, 160, BufferedImage.TYPE_INT_RGB));

    try (DecodedPicture decoded = decode(file, 240, 160, reduction)) {
      assertThat(decoded.pixels()).satisfies(pixels -> assertColor(pixels, 1, 1, Color.RED));
      assertThat(decoded.pixels()).satisfies(pixels -> assertColor(pixels, 3, 1, Color.GREEN));
      assertThat(decoded.pixels()).satisfies(pixels -> assertColor(pixels, 1, 3, Color.BLUE));
      assertThat(decoded.pixels()).satisfies(pixels -> assertColor(pixels, 3, 3, Color.YELLOW));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9})
  void rejectsTruncatedFile(double fraction) {
    BufferedImage photo = TestPictures.decode(TestPictures.resource("landscape-1.jpg"));
    byte[] file = encode(photo);

    byte[] truncated = Arrays.copyOf(file, (int) (file.length * fraction));

    assertThatThrownBy(() -> decode(truncated, photo.getWidth(), photo.getHeight(), 2))
        .isInstanceOf(UndecodablePictureException.class);
  }

  @Test
  void rejectsBytesThatAreNotAPicture() {
    assertThatThrownBy(() -> decode(new byte[1_000], 16, 16, 1))
        .isInstanceOf(UndecodablePictureException.class);
  }

  /** Decodes a file with a header of the given size. */
  protected final DecodedPicture decode(byte[] file, int width, int height, int reduction) {
    PictureType type = PictureType.detect(file).orElse(PictureType.JPEG);
    PixelSize size = new PixelSize(width, height);
    return decoder()
        .decode(
            file,
            new PictureHeader(type, size, true, 0, DecodeWork.NONE, Optional.empty()),
            reduction,
            WorkBudget.start());
  }

  private static List<PixelSize> allowedSizes(int width, int height, int reduction) {
    return Arrays.stream(new int[] {1, 2, 4, 8})
        .filter(divisor -> divisor <= reduction)
        .mapToObj(
            divisor -> new PixelSize(Math.ceilDiv(width, divisor), Math.ceilDiv(height, divisor)))
        .toList();
  }

  private static void assertColor(BufferedImage pixels, int x, int y, Color expected) {
    Color actual = new Color(pixels.getRGB(x * pixels.getWidth() / 4, y * pixels.getHeight() / 4));
    assertThat(Math.abs(actual.getRed() - expected.getRed())).isLessThan(8);
    assertThat(Math.abs(actual.getGreen() - expected.getGreen())).isLessThan(8);
    assertThat(Math.abs(actual.getBlue() - expected.getBlue())).isLessThan(8);
  }
}
