package wxalbum.faults;

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
final class SmallPictures {
  private static final int SIDE = 64;
  private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

  private SmallPictures() {}

  /** Returns the JPEG of a name. */
  static byte[] jpeg(String name) {
    return MADE.computeIfAbsent(name, SmallPictures::make).clone();
  }

  /** Returns the same number of bytes as the JPEG of a name, but no image. */
  static byte[] garbage(String name) {
    byte[] bytes = jpeg(name);
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }

  private static byte[] make(String name) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
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
