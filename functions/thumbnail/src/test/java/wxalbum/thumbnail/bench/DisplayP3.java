package wxalbum.thumbnail.bench;

import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The colour space of phones: the primaries of DCI P3, white D65, the curve of sRGB (ICC.1). */
final class DisplayP3 {
  /** Red, green, blue and white as X, Y, Z of the connection space, adapted to D50. */
  private static final double[][] COLOURS = {
    {0.51512, 0.24120, -0.00105},
    {0.29198, 0.69225, 0.04189},
    {0.15710, 0.06657, 0.78407},
    {0.9642, 1, 0.8249}
  };

  private static final double[] CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  private static final int HEADER = 128;
  private static final int MATRIX_OF_VERSION_2_4 = 0x02400000;

  private DisplayP3() {}

  /** The bytes of its profile. */
  static byte[] profile() {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", description("Display P3"));
    tags.put("cprt", element("text", 8).put("None\0".getBytes(StandardCharsets.US_ASCII)).array());
    tags.put("wtpt", numbers("XYZ ", COLOURS[3]));
    for (int i = 0; i < 3; i++) {
      String colour = "rgb".substring(i, i + 1);
      tags.put(colour + "XYZ", numbers("XYZ ", COLOURS[i]));
      tags.put(colour + "TRC", curve());
    }
    return profile(tags);
  }

  /** A picture of sRGB in this space; its samples change, what they look like does not. */
  static BufferedImage of(BufferedImage srgb) {
    ICC_ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile()));
    ComponentColorModel model =
        new ComponentColorModel(space, false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_BYTE);
    WritableRaster samples =
        model.createCompatibleWritableRaster(srgb.getWidth(), srgb.getHeight());
    BufferedImage converted = new BufferedImage(model, samples, false, null);
    return new ColorConvertOp(null).filter(srgb, converted);
  }

  private static byte[] profile(Map<String, byte[]> tags) {
    int at = HEADER + 4 + 12 * tags.size();
    int length = at + tags.values().stream().mapToInt(element -> element.length).sum();
    ByteBuffer profile = ByteBuffer.allocate(length);
    profile.putInt(0, length).putInt(8, MATRIX_OF_VERSION_2_4);
    profile.put(12, ascii("mntrRGB XYZ ")).put(36, ascii("acsp"));
    profile.put(68, numbers("XYZ ", COLOURS[3]), 8, 12);
    profile.position(HEADER).putInt(tags.size());
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      int elementLength = tag.getValue().length;
      profile.put(ascii(tag.getKey())).putInt(at).putInt(elementLength);
      profile.put(at, tag.getValue());
      at += elementLength;
    }
    return profile.array();
  }

  private static byte[] curve() {
    byte[] fixed = numbers("para", CURVE);
    return element("para", 4 + fixed.length - 8)
        .putShort((short) 3)
        .putShort((short) 0)
        .put(fixed, 8, fixed.length - 8)
        .array();
  }

  /** A textDescriptionType, its Unicode and ScriptCode parts empty. */
  private static byte[] description(String text) {
    ByteBuffer element = element("desc", 4 + text.length() + 1 + 8 + 3 + 67);
    return element.putInt(text.length() + 1).put(ascii(text)).array();
  }

  private static byte[] numbers(String type, double... values) {
    ByteBuffer element = element(type, 4 * values.length);
    for (double value : values) {
      element.putInt((int) Math.round(value * 65536));
    }
    return element.array();
  }

  /** An empty element, its length a multiple of four. */
  private static ByteBuffer element(String type, int length) {
    return ByteBuffer.allocate(8 + (length + 3 & ~3)).put(ascii(type)).putInt(0);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
