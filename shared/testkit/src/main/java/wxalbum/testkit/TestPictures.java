package wxalbum.testkit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.ImageIO;
import wxalbum.album.Dimensions;

/** Pictures and picture files for tests. */
public final class TestPictures {
  private TestPictures() {}

  /** Returns the content of a file from the test resources. */
  public static byte[] resource(String name) {
    try (InputStream file = TestPictures.class.getResourceAsStream("/photos/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a photograph as JPEG, enlarged to this height; the aspect ratio is 3:2. */
  public static byte[] largeJpeg(int height) {
    BufferedImage picture = new BufferedImage(height * 3 / 2, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(decode(resource("landscape-1.jpg")), 0, 0, height * 3 / 2, height, null);
    graphics.dispose();
    return encode(picture, "jpg");
  }

  /** Returns a picture with quadrants in four colors: red and green above blue and yellow. */
  public static BufferedImage quadrants(int width, int height, int type) {
    BufferedImage picture = new BufferedImage(width, height, type);
    Graphics2D graphics = picture.createGraphics();
    Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
    for (int i = 0; i < colors.length; i++) {
      graphics.setColor(colors[i]);
      graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width, height);
    }
    graphics.dispose();
    return picture;
  }

  /** Returns a picture with four quadrants, encoded in a format that Java writes. */
  public static byte[] quadrants(int width, int height, String format) {
    return encode(quadrants(width, height, BufferedImage.TYPE_INT_RGB), format);
  }

  /** Returns a picture of 16 by 16 pixels in opaque dark red, with 16 bits per sample. */
  public static BufferedImage darkRed16Bit(boolean alpha) {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster samples = model.createCompatibleWritableRaster(16, 16);
    for (int i = 0; i < 16 * 16; i++) {
      samples.setPixel(i % 16, i / 16, new int[] {192 * 257, 0, 0, 0xffff});
    }
    return new BufferedImage(model, samples, false, null);
  }

  /** Returns a copy of a picture with the type {@link BufferedImage#TYPE_INT_RGB}. */
  public static BufferedImage toIntRgb(BufferedImage picture) {
    BufferedImage ints =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = ints.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    return ints;
  }

  /** Inserts a segment at the start of a JPEG; the content is encoded in ISO 8859-1. */
  public static byte[] withSegment(byte[] jpeg, int marker, String content) {
    ByteBuffer result = ByteBuffer.allocate(jpeg.length + 4 + content.length());
    result.put(jpeg, 0, 2).putShort((short) marker).putShort((short) (2 + content.length()));
    result.put(content.getBytes(StandardCharsets.ISO_8859_1));
    return result.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** Encodes a picture in a format that Java writes. */
  public static byte[] encode(BufferedImage picture, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, bytes)) {
        throw new IllegalArgumentException(format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Decodes a picture file with ImageIO. */
  public static BufferedImage decode(byte[] bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the size of the picture in a file, in pixels. */
  public static Dimensions sizeOf(byte[] bytes) {
    BufferedImage picture = decode(bytes);
    return new Dimensions(picture.getWidth(), picture.getHeight());
  }

  /** Returns the mean absolute difference of the channels of two pictures, from 0 to 255. */
  public static double meanDifference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        Color a = new Color(one.getRGB(x, y));
        Color b = new Color(other.getRGB(x, y));
        sum += Math.abs(a.getRed() - b.getRed());
        sum += Math.abs(a.getGreen() - b.getGreen());
        sum += Math.abs(a.getBlue() - b.getBlue());
      }
    }
    return sum / (3.0 * one.getWidth() * one.getHeight());
  }
}
