package wxalbum.thumbnail.picture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.album.RenditionSize;
import wxalbum.thumbnail.Pipeline;
import wxalbum.thumbnail.picture.colour.IccBytes;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.header.Headers;
import wxalbum.thumbnail.picture.leptonica.WebpFiles;

/** Tests of color conversion from a file to its renditions, with fast and portable decoders. */
@EnabledOnOs(OS.LINUX)
class ColourProfilesTest {
  private static final DerivePictures QUICK = Pipeline.quickest();
  private static final DerivePictures THOROUGH = Pipeline.thorough();

  /** Profiles with the sRGB value of the same red, computed from their primaries and curves. */
  static Stream<Arguments> profiles() {
    Color red = new Color(200, 64, 64);
    return Stream.of(PictureType.JPEG, PictureType.PNG, PictureType.WEBP)
        .flatMap(
            type ->
                Stream.of(
                    Arguments.of(type, "Display P3", IccBytes.displayP3(), new Color(217, 48, 57)),
                    Arguments.of(type, "Adobe RGB", IccBytes.adobeRgb(), new Color(231, 62, 62)),
                    Arguments.of(type, "sRGB", IccBytes.srgb(), red)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("profiles")
  void showsTheRedOfAProfileAsItIsInSrgb(
      PictureType type, String name, IccBytes profile, Color expected) {
    byte[] file = file(type, profile.bytes());

    assertThat(Headers.read(file).suitsQuickDecoders()).isTrue();
    for (DerivePictures pictures : List.of(QUICK, THOROUGH)) {
      assertThat(distance(shown(pictures, file), expected)).as(name).isLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void showsTheRedOfABrokenProfileAsIfThereWereNone(
      PictureType type, String name, IccBytes profile, Color ignored) {
    byte[] broken = profile.with("gXYZ", new byte[4]).bytes();
    byte[] file = file(type, broken);

    for (DerivePictures pictures : List.of(QUICK, THOROUGH)) {
      assertThat(distance(shown(pictures, file), new Color(200, 64, 64))).as(name).isLessThan(3);
    }
  }

  private static Color shown(DerivePictures pictures, byte[] file) {
    byte[] large = requireNonNull(pictures.from(file).jpegs().get(RenditionSize.LARGE));
    return new Color(TestPictures.read(large).getRGB(24, 16));
  }

  private static byte[] file(PictureType type, byte[] profile) {
    BufferedImage red = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[48 * 32];
    Arrays.fill(pixels, new Color(200, 64, 64).getRGB());
    red.setRGB(0, 0, 48, 32, pixels, 0, 48);
    return switch (type) {
      case PNG -> Profiled.png(TestPictures.written(red, "png"), profile);
      case WEBP -> Profiled.webp(WebpFiles.of(red), 48, 32, profile);
      default -> Profiled.jpeg(JpegKind.BASELINE_444.of(red), profile);
    };
  }

  private static int distance(Color one, Color other) {
    return Math.max(
        Math.abs(one.getRed() - other.getRed()),
        Math.max(
            Math.abs(one.getGreen() - other.getGreen()),
            Math.abs(one.getBlue() - other.getBlue())));
  }
}
