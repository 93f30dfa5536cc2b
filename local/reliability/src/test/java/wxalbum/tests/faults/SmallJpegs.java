package wxalbum.tests.faults;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** JPEGs of 64 by 64 pixels, a different one for each first letter of a name. */
final class SmallJpegs {
  private static final int SIDE_PIXELS = 64;
  private static final Map<String, byte[]> CACHE = new ConcurrentHashMap<>();

  private SmallJpegs() {}

  /** Returns the JPEG of a name. */
  static byte[] jpeg(String name) {
    return CACHE.computeIfAbsent(name, SmallJpegs::encode).clone();
  }

  /** Returns the same number of bytes as the JPEG of a name, but no image. */
  static byte[] garbage(String name) {
    byte[] bytes = jpeg(name);
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }

  private static byte[] encode(String name) {
    BufferedImage image = new BufferedImage(SIDE_PIXELS, SIDE_PIXELS, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE_PIXELS; y++) {
      for (int x = 0; x < SIDE_PIXELS; x++) {
        image.setRGB(x, y, Color.HSBtoRGB(name.charAt(0) / 26f, x / 64f, y / 64f));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
