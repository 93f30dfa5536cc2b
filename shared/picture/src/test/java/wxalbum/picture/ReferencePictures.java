package wxalbum.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import wxalbum.picture.header.PixelSize;
import wxalbum.testkit.TestPictures;

/** Files of the table of kinds, and pictures that are made from files without the kind's fault. */
final class ReferencePictures {
  private ReferencePictures() {}

  /** Returns a file that another program wrote. */
  static byte[] found(String name) {
    try (InputStream file = ReferencePictures.class.getResourceAsStream("/cases/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a photograph of 150 by 100 pixels. */
  static BufferedImage smallPhoto() {
    BufferedImage photo = TestPictures.decode(TestPictures.resource("landscape-1.jpg"));
    Picture rgb = Picture.ofUprightSrgb(TestPictures.toIntRgb(photo));
    return new Downscale(new PixelSize(150, 100)).apply(rgb).pixels();
  }

  /** Returns the large rendition of a file, made by the thorough decoders. */
  static BufferedImage processed(byte[] file) {
    return TestPictures.decode(
        TestProcessor.thorough().process(file).rendition(TestProcessor.LARGE));
  }

  static byte[] shortened(byte[] file, int bytes) {
    return Arrays.copyOf(file, file.length - bytes);
  }

  /** Returns a JPEG with an end marker. */
  static byte[] ended(byte[] jpeg) {
    return ChunkBytes.concat(jpeg, new byte[] {(byte) 0xff, (byte) 0xd9});
  }

  /** Returns the offset of the header of the last scan. */
  static int lastScan(byte[] jpeg) {
    return latin(jpeg).lastIndexOf("\u00ff\u00da");
  }

  static byte[] withoutProfile(byte[] jpeg) {
    return latin(jpeg).replace("ICC_PROFILE", "xCC_PROFILE").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns a GIF whose logical screen has another size. */
  static byte[] withScreen(byte[] gif, int width, int height) {
    byte[] changed = gif.clone();
    System.arraycopy(ChunkBytes.littleEndian(width, 2), 0, changed, 6, 2);
    System.arraycopy(ChunkBytes.littleEndian(height, 2), 0, changed, 8, 2);
    return changed;
  }

  /** Returns the first frame of a file at a place on white. */
  static BufferedImage onWhite(byte[] file, int width, int height, int left, int top) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(TestPictures.decode(file), left, top, null);
    graphics.dispose();
    return picture;
  }

  /** Returns gray levels with the light of an exponent of 1.8, in sRGB. */
  static BufferedImage toned(BufferedImage gray) {
    BufferedImage toned =
        new BufferedImage(gray.getWidth(), gray.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < gray.getHeight(); y++) {
      for (int x = 0; x < gray.getWidth(); x++) {
        double light = Math.pow((gray.getRGB(x, y) & 0xff) / 255.0, 1.8);
        double level =
            light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        toned.setRGB(x, y, (int) Math.round(255 * level) * 0x010101);
      }
    }
    return toned;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
