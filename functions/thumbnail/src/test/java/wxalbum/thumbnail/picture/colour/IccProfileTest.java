package wxalbum.thumbnail.picture.colour;

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
        Arguments.of("Display P3", IccBytes.displayP3()),
        Arguments.of("Adobe RGB", IccBytes.adobeRgb()),
        Arguments.of("ProPhoto RGB", IccBytes.proPhoto()),
        Arguments.of("no entry", p3(IccBytes.exponent(1))),
        Arguments.of("17 entries", p3(IccBytes.table(17, x -> x * x))),
        Arguments.of("function 0", p3(IccBytes.parametric(0, 2.2))),
        Arguments.of("function 1", p3(IccBytes.parametric(1, 2, 1.1, -0.1))),
        Arguments.of("function 2", p3(IccBytes.parametric(2, 2, 0.9, -0.05, 0.05))),
        Arguments.of("function 4", p3(IccBytes.parametric(4, 2, 0.9, 0.05, 0.5, 0.1, 0.02, 0))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("matrixProfiles")
  void convertsAsColourManagementDoes(String name, IccBytes profile) {
    int[] colors = colours();

    toSrgb(profile.bytes()).orElseThrow().convert(colors);

    double[] differences = differences(colors, convertedByJava(profile.bytes()));
    assertThat(mean(differences)).as(name).isLessThan(1);
    assertThat(peakSignalToNoise(differences)).as(name).isGreaterThan(45);
  }

  @Test
  void cutsOffWhatSrgbCannotShow() {
    int[] greenOfP3 = {0x00ff00};

    toSrgb(IccBytes.displayP3().bytes()).orElseThrow().convert(greenOfP3);

    assertThat(greenOfP3).containsExactly(0x00ff00);
  }

  static Stream<Arguments> srgbAndGrayProfiles() {
    return Stream.of(
        Arguments.of("built", IccBytes.srgb().bytes()),
        Arguments.of("JDK", ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()),
        Arguments.of("gray", IccBytes.grey(2.2).bytes()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("srgbAndGrayProfiles")
  void leavesSrgbAndGreyAlone(String name, byte[] profile) {
    assertThat(toSrgb(profile)).as(name).contains(ToSrgb.NOTHING_TO_DO);
  }

  static Stream<Arguments> otherProfileKinds() {
    return Stream.of(
        Arguments.of("RGB lookup table", IccBytes.lookupTable("RGB ")),
        Arguments.of("CMYK", IccBytes.lookupTable("CMYK")),
        Arguments.of("device link", IccBytes.displayP3().ofClass("link")),
        Arguments.of("matrix and lookup table", IccBytes.displayP3().with("A2B0", new byte[32])));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherProfileKinds")
  void leavesOtherKindsToOthers(String name, IccBytes profile) {
    assertThat(toSrgb(profile.bytes())).as(name).isEmpty();
  }

  static Stream<Arguments> brokenProfiles() {
    byte[] huge = IccBytes.table(17, x -> x);
    ByteBuffer.wrap(huge).putInt(8, Integer.MAX_VALUE);
    byte[] negative = IccBytes.table(17, x -> x);
    ByteBuffer.wrap(negative).putInt(8, Integer.MIN_VALUE);
    byte[] unsigned = IccBytes.displayP3().bytes();
    unsigned[36] = 'x';
    byte[] excessTagCount = IccBytes.displayP3().without("bTRC").bytes();
    ByteBuffer.wrap(excessTagCount).putInt(128, Integer.MAX_VALUE);
    byte[] outside = IccBytes.displayP3().bytes();
    ByteBuffer.wrap(outside).putInt(136, outside.length - 4);
    return Stream.of(
        Arguments.of("empty", new byte[0]),
        Arguments.of("truncated header", new byte[60]),
        Arguments.of("no signature", unsigned),
        Arguments.of("tag count beyond the end", excessTagCount),
        Arguments.of("element beyond the end", outside),
        Arguments.of("missing blue colorant", IccBytes.displayP3().without("bXYZ").bytes()),
        Arguments.of("black primaries", black().bytes()),
        Arguments.of("excessive colorant", p3().with("rXYZ", IccBytes.xyz(9e3, 1, 1)).bytes()),
        Arguments.of("curve of billions of entries", p3(huge).bytes()),
        Arguments.of("curve of negative length", p3(negative).bytes()),
        Arguments.of("curve of unknown type", p3(new byte[32]).bytes()),
        Arguments.of("function 5", p3(IccBytes.parametric(5, 1, 1, 1, 1, 1, 1, 1)).bytes()),
        Arguments.of(
            "roots of negative numbers", p3(IccBytes.parametric(3, .5, -1, 0, 1, 0)).bytes()),
        Arguments.of("curve with a pole", p3(IccBytes.parametric(0, -1)).bytes()),
        Arguments.of("colorant that is a curve", p3().with("rXYZ", huge).bytes()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenProfiles")
  void takesABrokenProfileForNone(String name, byte[] profile) {
    assertThat(toSrgb(profile)).as(name).contains(ToSrgb.NOTHING_TO_DO);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void meetsAnyDamageWithoutAnException(long seed) {
    Random random = new Random(seed);
    byte[] whole = IccBytes.displayP3().bytes();
    int[] pixels = colours();

    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int j = 0; j < Math.min(8, damaged.length); j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      toSrgb(damaged).ifPresent(converter -> converter.convert(pixels));
    }

    assertThat(Arrays.stream(pixels)).allMatch(pixel -> pixel >>> 24 == 0);
  }

  @Test
  void findsItsWayOnce() {
    IccProfile profile = new IccProfile(IccBytes.adobeRgb().bytes());

    Optional<ToSrgb> first = profile.toSrgb();

    assertThat(profile.toSrgb().orElseThrow()).isSameAs(first.orElseThrow());
  }

  private static Optional<ToSrgb> toSrgb(byte[] profile) {
    return new IccProfile(profile).toSrgb();
  }

  private static IccBytes p3(byte[] curve) {
    return IccBytes.rgb(P3, D65, curve);
  }

  private static IccBytes p3() {
    return IccBytes.displayP3();
  }

  private static IccBytes black() {
    byte[] none = IccBytes.xyz(0, 0, 0);
    return p3().with("rXYZ", none).with("gXYZ", none).with("bXYZ", none);
  }

  private static int[] colours() {
    return new Random(5).ints(10_000, 0, 1 << 24).toArray();
  }

  private static int[] convertedByJava(byte[] profile) {
    ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
    DirectColorModel model =
        new DirectColorModel(space, 24, 0xff0000, 0xff00, 0xff, 0, false, DataBuffer.TYPE_INT);
    BufferedImage source =
        new BufferedImage(model, model.createCompatibleWritableRaster(100, 100), false, null);
    source.getRaster().setDataElements(0, 0, 100, 100, colours());
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

  private static double peakSignalToNoise(double[] differences) {
    double square = Arrays.stream(differences).map(x -> x * x).average().orElseThrow();
    return 10 * Math.log10(255 * 255 / square);
  }
}
