package wxalbum.picture.leptonica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.DecoderContract;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.testkit.TestPictures;

@EnabledOnOs(OS.LINUX)
class LeptonicaWebpDecoderTest extends DecoderContract {
  private final PictureDecoder decoder = new LeptonicaWebpDecoder(Leptonica.load());

  @Override
  protected PictureDecoder decoder() {
    return decoder;
  }

  @Override
  protected byte[] encode(BufferedImage picture) {
    return LosslessWebp.encode(picture);
  }

  @Test
  void decodesLossyPhotograph() {
    byte[] webp = TestPictures.resource("landscape.webp");

    try (DecodedPicture decoded = decode(webp, 600, 400, 1)) {
      BufferedImage jpeg = TestPictures.decode(TestPictures.resource("landscape-1.jpg"));
      assertThat(TestPictures.meanDifference(decoded.pixels(), jpeg)).isLessThan(6);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9, 0.97, 0.999})
  void rejectsTruncatedPhotograph(double fraction) {
    byte[] webp = TestPictures.resource("landscape.webp");
    byte[] truncated = Arrays.copyOf(webp, (int) (webp.length * fraction));

    assertThatThrownBy(() -> decode(truncated, 600, 400, 1))
        .isInstanceOf(UndecodablePictureException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 255", "64, 239", "128, 223", "255, 192"})
  void flattensTransparencyOntoWhite(int opacity, int expected) {
    BufferedImage gray = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    int[] pixels = new int[1_600];
    Arrays.fill(pixels, opacity << 24 | 0xc0c0c0);
    gray.setRGB(0, 0, 40, 40, pixels, 0, 40);

    try (DecodedPicture decoded = decode(LosslessWebp.encode(gray), 40, 40, 4)) {
      Color color = new Color(decoded.pixels().getRGB(9, 9));
      assertThat(color).isEqualTo(new Color(expected, expected, expected));
    }
  }

  @Test
  void rejectsSizeThatDiffersFromHeader() {
    byte[] webp = TestPictures.resource("landscape.webp");

    assertThatThrownBy(() -> decode(webp, 300, 200, 1))
        .isInstanceOf(UndecodablePictureException.class);
  }

  @Test
  void rejectsReadingAfterClose() {
    DecodedPicture decoded = decode(TestPictures.resource("landscape.webp"), 600, 400, 2);

    decoded.close();

    assertThatThrownBy(() -> decoded.pixels().getRGB(0, 0))
        .isInstanceOf(IllegalStateException.class);
  }
}
