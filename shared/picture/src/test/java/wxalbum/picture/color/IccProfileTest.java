package wxalbum.picture.color;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IccProfileTest {
  private static final double[][] P3 = {{0.680, 0.320}, {0.265, 0.690}, {0.150, 0.060}};
  private static final double[] D65 = {0.3127, 0.3290};

  static Stream<Arguments> matrixProfiles() {
    return Stream.of(
        Arguments.of("Display P3", IccProfileBuilder.displayP3()),
        Arguments.of("Adobe RGB", IccProfileBuilder.adobeRgb()),
        Arguments.of("ProPhoto RGB", IccProfileBuilder.proPhoto()),
        Arguments.of("no entry", displayP3(IccProfileBuilder.gammaCurve(1))),
        Arguments.of("17 entries", displayP3(IccProfileBuilder.sampledCurve(17, x -> x * x))),
        Arguments.of("function 0", displayP3(IccProfileBuilder.parametricCurve(0, 2.2))),
        Arguments.of("function 1", displayP3(IccProfileBuilder.parametricCurve(1, 2, 1.1, -0.1))),
        Arguments.of(
            "function 2", displayP3(IccProfileBuilder.parametricCurve(2, 2, 0.9, -0.05, 0.05))),
        Arguments.of(
            "function 4",
            displayP3(IccProfileBuilder.parametricCurve(4, 2, 0.9, 0.05, 0.5, 0.1, 0.02, 0))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("matrixProfiles")
  void convertsLikeJavaColorManagement(String name, IccProfileBuilder profile) {
    int[] colors = randomColors();

    srgbConverter(profile.build()).orElseThrow().convert(colors);

    double[] differences = differences(colors, convertWithJava(profile.build()));
    assertThat(mean(differences)).as(name).isLessThan(1);
    assertThat(peakSignalToNoiseRatio(differences)).as(name).isGreaterThan(45);
  }

  @Test
  void clipsColorsOutsideSrgb() {
    int[] greenOfP3 = {0x00ff00};

    srgbConverter(IccProfileBuilder.displayP3().build()).orElseThrow().convert(greenOfP3);

    assertThat(greenOfP3).containsExactly(0x00ff00);
  }

  /** The levels of sRGB with the light of the levels of the profile. */
  @Test
  void convertsGrayProfileByItsCurve() {
    int[] grays = {0x000000, 0x404040, 0x808080, 0xffffff};

    srgbConverter(IccProfileBuilder.gray(1.8).build()).orElseThrow().convert(grays);

    assertThat(grays).containsExactly(0x000000, 0x515151, 0x929292, 0xffffff);
  }

  static Stream<Arguments> srgbAndGrayProfiles() {
    return Stream.of(
        Arguments.of("built", IccProfileBuilder.srgb().build()),
        Arguments.of("JDK", ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()),
        Arguments.of("gray without curve", grayWithoutCurve()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("srgbAndGrayProfiles")
  void returnsIdentityForSrgbAndGrayProfiles(String name, byte[] profile) {
    assertThat(srgbConverter(profile)).as(name).contains(SrgbConverter.IDENTITY);
  }

  private static byte[] grayWithoutCurve() {
    byte[] profile = IccProfileBuilder.gray(1.8).build();
    return new String(profile, ISO_8859_1).replace("kTRC", "xTRC").getBytes(ISO_8859_1);
  }

  static Stream<Arguments> otherProfileKinds() {
    return Stream.of(
        Arguments.of("RGB lookup table", IccProfileBuilder.lookupTable("RGB ")),
        Arguments.of("CMYK", IccProfileBuilder.lookupTable("CMYK")),
        Arguments.of("device link", IccProfileBuilder.displayP3().withDeviceClass("link")),
        Arguments.of(
            "matrix and lookup table", IccProfileBuilder.displayP3().with("A2B0", new byte[32])));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherProfileKinds")
  void returnsEmptyForOtherProfileKinds(String name, IccProfileBuilder profile) {
    assertThat(srgbConverter(profile.build())).as(name).isEmpty();
  }

  static Stream<Arguments> brokenProfiles() {
    byte[] huge = IccProfileBuilder.sampledCurve(17, x -> x);
    ByteBuffer.wrap(huge).putInt(8, Integer.MAX_VALUE);
    byte[] negative = IccProfileBuilder.sampledCurve(17, x -> x);
    ByteBuffer.wrap(negative).putInt(8, Integer.MIN_VALUE);
    byte[] unsigned = IccProfileBuilder.displayP3().build();
    unsigned[36] = 'x';
    byte[] excessTagCount = IccProfileBuilder.displayP3().without("bTRC").build();
    ByteBuffer.wrap(excessTagCount).putInt(128, Integer.MAX_VALUE);
    byte[] outside = IccProfileBuilder.displayP3().build();
    ByteBuffer.wrap(outside).putInt(136, outside.length - 4);
    return Stream.of(
        Arguments.of("empty", new byte[0]),
        Arguments.of("truncated header", new byte[60]),
        Arguments.of("no signature", unsigned),
        Arguments.of("tag count beyond the end", excessTagCount),
        Arguments.of("element beyond the end", outside),
        Arguments.of(
            "missing blue colorant", IccProfileBuilder.displayP3().without("bXYZ").build()),
        Arguments.of("black primaries", withBlackPrimaries().build()),
        Arguments.of(
            "excessive colorant",
            displayP3().with("rXYZ", IccProfileBuilder.xyzElement(9e3, 1, 1)).build()),
        Arguments.of("curve of billions of entries", displayP3(huge).build()),
        Arguments.of("curve of negative length", displayP3(negative).build()),
        Arguments.of("curve of unknown type", displayP3(new byte[32]).build()),
        Arguments.of(
            "function 5",
            displayP3(IccProfileBuilder.parametricCurve(5, 1, 1, 1, 1, 1, 1, 1)).build()),
        Arguments.of(
            "roots of negative numbers",
            displayP3(IccProfileBuilder.parametricCurve(3, .5, -1, 0, 1, 0)).build()),
        Arguments.of(
            "curve with a pole", displayP3(IccProfileBuilder.parametricCurve(0, -1)).build()),
        Arguments.of("colorant that is a curve", displayP3().with("rXYZ", huge).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenProfiles")
  void returnsIdentityForBrokenProfiles(String name, byte[] profile) {
    assertThat(srgbConverter(profile)).as(name).contains(SrgbConverter.IDENTITY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void toleratesRandomDamage(long seed) {
    Random random = new Random(seed);
    byte[] whole = IccProfileBuilder.displayP3().build();
    int[] pixels = randomColors();

    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int j = 0; j < Math.min(8, damaged.length); j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      srgbConverter(damaged).ifPresent(converter -> converter.convert(pixels));
    }

    assertThat(Arrays.stream(pixels)).allMatch(pixel -> pixel >>> 24 == 0);
  }

  @Test
  void computesConverterOnce() {
    IccProfile profile = new IccProfile(IccProfileBuilder.adobeRgb().build());

    Optional<SrgbConverter> first = profile.srgbConverter();

    assertThat(profile.srgbConverter().orElseThrow()).isSameAs(first.orElseThrow());
  }

  private static Optional<SrgbConverter> srgbConverter(byte[] profile) {
    return new IccProfile(profile).srgbConverter();
  }

  private static IccProfileBuilder displayP3(byte[] curve) {
    return IccProfileBuilder.rgb(P3, D65, curve);
  }

  private static IccProfileBuilder displayP3() {
    return IccProfileBuilder.displayP3();
  }

  @ParameterizedTest
  @ValueSource(strings = {"D2B0", "D2B1", "D2B2", "D2B3"})
  void detectsProcessElements(String tag) {
    byte[] elements = IccProfileBuilder.processElements(2);
    byte[] profile = IccProfileBuilder.lookupTable("RGB ").with(tag, elements).build();

    assertThat(new IccProfile(profile).hasProcessElements()).isTrue();
  }

  @Test
  void detectsNoProcessElementsInOtherProfiles() {
    byte[] tables = IccProfileBuilder.lookupTable("RGB ").build();

    assertThat(new IccProfile(tables).hasProcessElements()).isFalse();
    assertThat(new IccProfile(new byte[200]).hasProcessElements()).isFalse();
    assertThat(new IccProfile(new byte[2]).hasProcessElements()).isFalse();
  }

  private static IccProfileBuilder withBlackPrimaries() {
    byte[] none = IccProfileBuilder.xyzElement(0, 0, 0);
    return displayP3().with("rXYZ", none).with("gXYZ", none).with("bXYZ", none);
  }

  private static int[] randomColors() {
    return new Random(5).ints(10_000, 0, 1 << 24).toArray();
  }

  private static int[] convertWithJava(byte[] profile) {
    ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
    DirectColorModel model =
        new DirectColorModel(space, 24, 0xff0000, 0xff00, 0xff, 0, false, DataBuffer.TYPE_INT);
    BufferedImage source =
        new BufferedImage(model, model.createCompatibleWritableRaster(100, 100), false, null);
    source.getRaster().setDataElements(0, 0, 100, 100, randomColors());
    BufferedImage target = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    new ColorConvertOp(null).filter(source, target);
    return ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
  }

  private static double[] differences(int[] left, int[] right) {
    double[] differences = new double[3 * left.length];
    for (int i = 0; i < differences.length; i++) {
      int shift = i % 3 * 8;
      differences[i] = Math.abs((left[i / 3] >> shift & 0xff) - (right[i / 3] >> shift & 0xff));
    }
    return differences;
  }

  private static double mean(double[] differences) {
    return Arrays.stream(differences).average().orElseThrow();
  }

  private static double peakSignalToNoiseRatio(double[] differences) {
    double square = Arrays.stream(differences).map(x -> x * x).average().orElseThrow();
    return 10 * Math.log10(255 * 255 / square);
  }
}
