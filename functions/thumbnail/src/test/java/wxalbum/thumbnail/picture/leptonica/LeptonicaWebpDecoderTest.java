package wxalbum.thumbnail.picture.leptonica;

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
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.DecoderContract;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

@EnabledOnOs(OS.LINUX)
class LeptonicaWebpDecoderTest extends DecoderContract {
  private final Decoder decoder = new LeptonicaWebpDecoder(Leptonica.load());

  @Override
  protected Decoder decoder() {
    return decoder;
  }

  @Override
  protected byte[] file(BufferedImage picture) {
    return WebpFiles.of(picture);
  }

  @Test
  void showsAPhotographThatIsCodedWithLoss() {
    byte[] webp = TestPictures.photo("landscape.webp");

    try (Decoded decoded = decode(webp, 600, 400, 1)) {
      BufferedImage jpeg = TestPictures.read(TestPictures.photo("landscape-1.jpg"));
      assertThat(TestPictures.difference(decoded.pixels(), jpeg)).isLessThan(6);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9, 0.97, 0.999})
  void refusesAPhotographThatIsCut(double fraction) {
    byte[] webp = TestPictures.photo("landscape.webp");
    byte[] truncated = Arrays.copyOf(webp, (int) (webp.length * fraction));

    assertThatThrownBy(() -> decode(truncated, 600, 400, 1)).isInstanceOf(UnfitPicture.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 255", "64, 239", "128, 223", "255, 192"})
  void putsWhiteBehindWhatOneCanSeeThrough(int opacity, int expected) {
    BufferedImage gray = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    int[] pixels = new int[1_600];
    Arrays.fill(pixels, opacity << 24 | 0xc0c0c0);
    gray.setRGB(0, 0, 40, 40, pixels, 0, 40);

    try (Decoded decoded = decode(WebpFiles.of(gray), 40, 40, 4)) {
      Color color = new Color(decoded.pixels().getRGB(9, 9));
      assertThat(color).isEqualTo(new Color(expected, expected, expected));
    }
  }

  @Test
  void refusesAPictureOfAnotherSizeThanItsHeaderTells() {
    byte[] webp = TestPictures.photo("landscape.webp");

    assertThatThrownBy(() -> decode(webp, 300, 200, 1)).isInstanceOf(UnfitPicture.class);
  }

  @Test
  void canBeReadUntilItIsClosed() {
    Decoded decoded = decode(TestPictures.photo("landscape.webp"), 600, 400, 2);

    decoded.close();

    assertThatThrownBy(() -> decoded.pixels().getRGB(0, 0))
        .isInstanceOf(IllegalStateException.class);
  }
}
