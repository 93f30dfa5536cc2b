package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Builds animated files. */
final class AnimatedFiles {
  private AnimatedFiles() {}

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

  /** Returns an animation that shows a simple WebP file twice (RFC 9649, section 2.7). */
  static byte[] webp(byte[] simple, int width, int height) {
    byte[] picture = Arrays.copyOfRange(simple, 12, simple.length);
    byte[] size =
        ChunkBytes.concat(
            ChunkBytes.littleEndian(width - 1, 3), ChunkBytes.littleEndian(height - 1, 3));
    byte[] duration = ChunkBytes.littleEndian(100, 4);
    byte[] frame =
        ChunkBytes.riffChunk("ANMF", ChunkBytes.concat(new byte[6], size, duration, picture));
    byte[] animation = ChunkBytes.riffChunk("ANIM", new byte[6]);
    return ChunkBytes.webpFile(ChunkBytes.vp8xChunk(2, width, height), animation, frame, frame);
  }
}
