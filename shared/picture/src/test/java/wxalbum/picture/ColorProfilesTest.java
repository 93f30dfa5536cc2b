package wxalbum.picture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.picture.header.HeaderReader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.leptonica.LosslessWebp;
import wxalbum.testkit.TestPictures;

/** Tests of color conversion from a file to its renditions, with quick and thorough decoders. */
@EnabledOnOs(OS.LINUX)
class ColorProfilesTest {
  private static final TestProcessor QUICK = TestProcessor.quick();
  private static final TestProcessor THOROUGH = TestProcessor.thorough();

  /** Profiles with the sRGB value of the same red, computed from their primaries and curves. */
  static Stream<Arguments> profiles() {
    Color red = new Color(200, 64, 64);
    return Stream.of(PictureType.JPEG, PictureType.PNG, PictureType.WEBP)
        .flatMap(
            type ->
                Stream.of(
                    Arguments.of(
                        type, "Display P3", IccProfileBuilder.displayP3(), new Color(217, 48, 57)),
                    Arguments.of(
                        type, "Adobe RGB", IccProfileBuilder.adobeRgb(), new Color(231, 62, 62)),
                    Arguments.of(type, "sRGB", IccProfileBuilder.srgb(), red)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("profiles")
  void convertsColorOfProfileToSrgb(
      PictureType type, String name, IccProfileBuilder profile, Color expected) {
    byte[] file = fileWithProfile(type, profile.build());

    assertThat(HeaderReader.read(file).suitsQuickDecoders()).isTrue();
    for (TestProcessor pictures : List.of(QUICK, THOROUGH)) {
      assertThat(maxChannelDifference(renderedColor(pictures, file), expected))
          .as(name)
          .isLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "PNG", "WEBP"})
  void convertsColorOfLookupTableToSrgb(PictureType type) {
    byte[] file = fileWithProfile(type, IccProfileBuilder.lookupTable("RGB ").build());

    assertThat(HeaderReader.read(file).suitsQuickDecoders()).isFalse();
    for (TestProcessor pictures : List.of(QUICK, THOROUGH)) {
      Color shown = renderedColor(pictures, file);
      assertThat(shown.getRed()).isCloseTo(shown.getGreen(), within(3)).isBetween(60, 160);
      assertThat(shown.getBlue()).isCloseTo(shown.getGreen(), within(3));
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void ignoresDamagedProfile(
      PictureType type, String name, IccProfileBuilder profile, Color ignored) {
    byte[] broken = profile.with("gXYZ", new byte[4]).build();
    byte[] file = fileWithProfile(type, broken);

    for (TestProcessor pictures : List.of(QUICK, THOROUGH)) {
      assertThat(maxChannelDifference(renderedColor(pictures, file), new Color(200, 64, 64)))
          .as(name)
          .isLessThan(3);
    }
  }

  private static Color renderedColor(TestProcessor pictures, byte[] file) {
    byte[] large = requireNonNull(pictures.process(file).jpegRenditions().get(TestProcessor.LARGE));
    return new Color(TestPictures.decode(large).getRGB(24, 16));
  }

  private static byte[] fileWithProfile(PictureType type, byte[] profile) {
    BufferedImage red = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[48 * 32];
    Arrays.fill(pixels, new Color(200, 64, 64).getRGB());
    red.setRGB(0, 0, 48, 32, pixels, 0, 48);
    return switch (type) {
      case PNG -> ProfileEmbedder.embedInPng(TestPictures.encode(red, "png"), profile);
      case WEBP -> ProfileEmbedder.embedInWebp(LosslessWebp.encode(red), 48, 32, profile);
      default -> ProfileEmbedder.embedInJpeg(JpegVariant.BASELINE_444.encode(red), profile);
    };
  }

  private static int maxChannelDifference(Color one, Color other) {
    return Math.max(
        Math.abs(one.getRed() - other.getRed()),
        Math.max(
            Math.abs(one.getGreen() - other.getGreen()),
            Math.abs(one.getBlue() - other.getBlue())));
  }
}
