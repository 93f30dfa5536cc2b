package wxalbum.picture.color;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;

/** Builds ICC profiles (ICC.1) from published primaries, white points and curves. */
public final class IccProfileBuilder {
  private static final double[] D50 = {0.9642, 1, 0.8249};
  private static final double[] D65 = {0.3127, 0.3290};
  private final Map<String, byte[]> tags = new LinkedHashMap<>();
  private String colorSpace = "RGB ";
  private String deviceClass = "mntr";
  private String connectionSpace = "XYZ ";

  /** Returns sRGB (IEC 61966-2-1) with a curve of 1024 entries, as in profiles of version 2. */
  public static IccProfileBuilder srgb() {
    double[][] primaries = {{0.64, 0.33}, {0.30, 0.60}, {0.15, 0.06}};
    return rgb(primaries, D65, sampledCurve(1024, IccProfileBuilder::srgbToLinear));
  }

  /**
   * Returns Display P3: the primaries of SMPTE EG 432-1 with the curve of sRGB, parametric as in
   * profiles of version 4.
   */
  public static IccProfileBuilder displayP3() {
    double[][] primaries = {{0.680, 0.320}, {0.265, 0.690}, {0.150, 0.060}};
    return rgb(
        primaries, D65, parametricCurve(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045));
  }

  /** Returns Adobe RGB (1998), section 4.3. */
  public static IccProfileBuilder adobeRgb() {
    double[][] primaries = {{0.64, 0.33}, {0.21, 0.71}, {0.15, 0.06}};
    return rgb(primaries, D65, gammaCurve(2 + 51 / 256.0));
  }

  /** Returns ProPhoto RGB (ISO 22028-2, ROMM RGB). */
  public static IccProfileBuilder proPhoto() {
    double[][] primaries = {{0.7347, 0.2653}, {0.1596, 0.8404}, {0.0366, 0.0001}};
    return rgb(
        primaries,
        new double[] {0.3457, 0.3585},
        parametricCurve(3, 1.8, 1, 0, 1 / 16.0, 1 / 32.0));
  }

  /** Returns a gray profile with this exponent. */
  public static IccProfileBuilder gray(double gamma) {
    IccProfileBuilder profile = new IccProfileBuilder();
    profile.colorSpace = "GRAY";
    return profile.with("kTRC", gammaCurve(gamma));
  }

  /**
   * Returns an RGB profile.
   *
   * @param primaries x and y of red, green and blue
   * @param white x and y of the white point
   * @param curve the curve of all three channels
   */
  static IccProfileBuilder rgb(double[][] primaries, double[] white, byte[] curve) {
    IccProfileBuilder profile = new IccProfileBuilder();
    double[][] adapted = Primaries.adaptToD50(primaries, white);
    for (int i = 0; i < 3; i++) {
      String channel = "rgb".substring(i, i + 1);
      profile.with(channel + "XYZ", xyzElement(adapted[0][i], adapted[1][i], adapted[2][i]));
      profile.with(channel + "TRC", curve);
    }
    return profile;
  }

  /**
   * Returns a profile that converts RGB or CMYK to Lab and back by lookup tables. Each ink, or lack
   * of light, reduces the lightness by an equal part, so all colors become gray.
   *
   * @param colorSpace {@code "RGB "} or {@code "CMYK"}
   */
  public static IccProfileBuilder lookupTable(String colorSpace) {
    int channels = colorSpace.strip().length();
    boolean light = channels == 3;
    IccProfileBuilder profile = new IccProfileBuilder();
    profile.colorSpace = colorSpace;
    profile.connectionSpace = "Lab ";
    profile.deviceClass = light ? "scnr" : "prtr";
    byte[] toLab =
        lut16(
            channels,
            3,
            (point, channel) -> {
              double share = (double) Integer.bitCount(point) / channels;
              return channel > 0 ? 0x8000 : (int) Math.round((light ? share : 1 - share) * 0xff00);
            });
    byte[] back = lut16(3, channels, (point, _) -> (point >> 2 == 1) == light ? 0xffff : 0);
    return profile.with("A2B0", toLab).with("B2A0", back);
  }

  /**
   * Returns multi-process elements for three channels (section 10.16). All of them are the same
   * matrix, which is stored once.
   */
  public static byte[] processElements(int count) {
    int matrix = 16 + 8 * count;
    ByteBuffer tag = ByteBuffer.allocate(matrix + 60).put(ascii("mpet")).putInt(0);
    tag.putShort((short) 3).putShort((short) 3).putInt(count);
    for (int i = 0; i < count; i++) {
      tag.putInt(matrix).putInt(60);
    }
    tag.put(ascii("matf")).putInt(0).putShort((short) 3).putShort((short) 3);
    for (int i = 0; i < 9; i++) {
      tag.putFloat(i % 4 == 0 ? 0.9999f : 0);
    }
    return tag.array();
  }

  /**
   * Returns a table of two points for each channel (lut16Type, section 10.10). The first channel is
   * the highest bit of the point's index.
   */
  private static byte[] lut16(int inputs, int outputs, IntBinaryOperator sample) {
    int points = 1 << inputs;
    ByteBuffer lut = ByteBuffer.allocate(52 + 2 * (2 * inputs + outputs * points + 2 * outputs));
    lut.put(ascii("mft2")).putInt(0);
    lut.put((byte) inputs).put((byte) outputs).put((byte) 2).put((byte) 0);
    for (int i = 0; i < 9; i++) {
      lut.putInt(i % 4 == 0 ? 0x10000 : 0);
    }
    lut.putShort((short) 2).putShort((short) 2).put(linearCurves(inputs));
    for (int i = 0; i < points * outputs; i++) {
      lut.putShort((short) sample.applyAsInt(i / outputs, i % outputs));
    }
    return lut.put(linearCurves(outputs)).array();
  }

  private static byte[] linearCurves(int channels) {
    ByteBuffer curves = ByteBuffer.allocate(4 * channels);
    for (int i = 0; i < channels; i++) {
      curves.putInt(0xffff);
    }
    return curves.array();
  }

  /** Adds or replaces an element and returns this builder. */
  public IccProfileBuilder with(String tag, byte[] element) {
    tags.put(tag, element);
    return this;
  }

  /** Removes an element and returns this builder. */
  IccProfileBuilder without(String tag) {
    tags.remove(tag);
    return this;
  }

  /** Sets the device class and returns this builder. */
  IccProfileBuilder withDeviceClass(String signature) {
    deviceClass = signature;
    return this;
  }

  /** Returns the bytes of the profile. */
  public byte[] build() {
    with("wtpt", xyzElement(D50[0], D50[1], D50[2]));
    with("cprt", textElement("None"));
    with("desc", descriptionElement("test"));
    int offset = 132 + 12 * tags.size();
    int size = offset + tags.values().stream().mapToInt(element -> (element.length + 3) & ~3).sum();
    ByteBuffer profile = ByteBuffer.allocate(size);
    profile.putInt(0, size).putInt(8, 0x02400000).put(12, ascii(deviceClass));
    profile.put(16, ascii(colorSpace)).put(20, ascii(connectionSpace));
    profile.putShort(24, (short) 2026).putShort(26, (short) 1).putShort(28, (short) 1);
    profile.put(36, ascii("acsp"));
    profile.putInt(68, toFixed(D50[0])).putInt(72, toFixed(D50[1])).putInt(76, toFixed(D50[2]));
    profile.position(128).putInt(tags.size());
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      profile.put(ascii(tag.getKey())).putInt(offset).putInt(tag.getValue().length);
      profile.put(offset, tag.getValue());
      offset += (tag.getValue().length + 3) & ~3;
    }
    return profile.array();
  }

  /** Returns a curve of equally spaced values. */
  static byte[] sampledCurve(int entries, DoubleUnaryOperator light) {
    ByteBuffer curve = ByteBuffer.allocate(12 + 2 * entries).put(ascii("curv")).putInt(0);
    curve.putInt(entries);
    for (int i = 0; i < entries; i++) {
      curve.putShort((short) Math.round(0xffff * light.applyAsDouble(i / (entries - 1.0))));
    }
    return curve.array();
  }

  /** Returns a curve of an exponent; 1 is written as a curve without entries. */
  static byte[] gammaCurve(double gamma) {
    ByteBuffer curve = ByteBuffer.allocate(gamma == 1 ? 12 : 14).put(ascii("curv")).putInt(0);
    if (gamma == 1) {
      return curve.array();
    }
    return curve.putInt(1).putShort((short) Math.round(gamma * 256)).array();
  }

  /**
   * Returns a parametric curve.
   *
   * @param function the function type, 0 to 4
   * @param parameters its parameters in the order of the specification
   */
  static byte[] parametricCurve(int function, double... parameters) {
    ByteBuffer curve = ByteBuffer.allocate(12 + 4 * parameters.length).put(ascii("para"));
    curve.putInt(0).putShort((short) function).putShort((short) 0);
    for (double parameter : parameters) {
      curve.putInt(toFixed(parameter));
    }
    return curve.array();
  }

  static byte[] xyzElement(double x, double y, double z) {
    ByteBuffer element = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
    return element.putInt(toFixed(x)).putInt(toFixed(y)).putInt(toFixed(z)).array();
  }

  private static byte[] textElement(String text) {
    return ByteBuffer.allocate(9 + text.length())
        .put(ascii("text"))
        .putInt(0)
        .put(ascii(text))
        .array();
  }

  private static byte[] descriptionElement(String text) {
    ByteBuffer element = ByteBuffer.allocate(91 + text.length()).put(ascii("desc")).putInt(0);
    return element.putInt(text.length() + 1).put(ascii(text)).array();
  }

  private static double srgbToLinear(double level) {
    return level <= 0.04045 ? level / 12.92 : Math.pow((level + 0.055) / 1.055, 2.4);
  }

  private static int toFixed(double value) {
    return (int) Math.round(value * 65536);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
