package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Files of several pictures. */
final class MovingPictures {
  private MovingPictures() {}

  static byte[] gif(BufferedImage... pictures) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.prepareWriteSequence(null);
      for (BufferedImage picture : pictures) {
        writer.writeToSequence(new IIOImage(picture, null, null), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Twice the picture of a simple WebP file (RFC 9649, section 2.7). */
  static byte[] webp(byte[] simple, int width, int height) {
    byte[] still = Arrays.copyOfRange(simple, 12, simple.length);
    byte[] size = joined(threeBytes(width - 1), threeBytes(height - 1));
    byte[] frame = chunk("ANMF", joined(new byte[6], size, threeBytes(100), new byte[1], still));
    byte[] canvas = chunk("VP8X", joined(new byte[] {2, 0, 0, 0}, size));
    byte[] animation = chunk("ANIM", new byte[6]);
    byte[] name = "WEBP".getBytes(StandardCharsets.US_ASCII);
    return chunk("RIFF", joined(name, canvas, animation, frame, frame));
  }

  private static byte[] chunk(String name, byte[] content) {
    ByteBuffer length = ByteBuffer.wrap(new byte[4]).order(ByteOrder.LITTLE_ENDIAN);
    length.putInt(0, content.length);
    byte[] padding = new byte[content.length % 2];
    return joined(name.getBytes(StandardCharsets.US_ASCII), length.array(), content, padding);
  }

  private static byte[] threeBytes(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}
