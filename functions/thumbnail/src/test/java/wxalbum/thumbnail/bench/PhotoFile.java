package wxalbum.thumbnail.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import wxalbum.thumbnail.picture.ExifBytes;

/** The kinds of files that phones and programs make of a photo. */
enum PhotoFile {
  /** JPEG in one scan. */
  BASELINE,
  /** JPEG in several scans. */
  PROGRESSIVE,
  /** JPEG in one scan whose colours are those of a phone's screen. */
  DISPLAY_P3,
  /** PNG, which has no orientation here. */
  PNG;

  private static final float QUALITY = 0.92f;
  private static final int QUARTER_TURN = 6;

  /** A picture in a file of this kind: JPEGs 4:2:0, quality 92, to be turned by a quarter. */
  byte[] of(BufferedImage picture) throws IOException {
    return switch (this) {
      case BASELINE -> turned(written(picture, "jpeg"));
      case PROGRESSIVE -> turned(written(picture, "jpeg"));
      case DISPLAY_P3 -> turned(withProfile(written(samplesInP3(picture), "jpeg")));
      case PNG -> written(picture, "png");
    };
  }

  private byte[] written(BufferedImage picture, String format) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (this != PNG) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
        param.setProgressiveMode(
            this == PROGRESSIVE ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      }
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] turned(byte[] jpeg) {
    return new ExifBytes().orientation(QUARTER_TURN).into(jpeg);
  }

  /** The samples of the other space, taken for sRGB, so that the writer leaves them alone. */
  private static BufferedImage samplesInP3(BufferedImage picture) {
    BufferedImage converted = DisplayP3.of(picture);
    BufferedImage samples =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    samples.getRaster().setRect(converted.getRaster());
    return samples;
  }

  /** The profile in an APP2 segment (ICC.1, B.4). */
  private static byte[] withProfile(byte[] jpeg) {
    byte[] profile = DisplayP3.profile();
    byte[] label = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    int length = 2 + label.length + 2 + profile.length;
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 2 + length);
    file.put(jpeg, 0, 2).putShort((short) 0xffe2).putShort((short) length);
    file.put(label).put((byte) 1).put((byte) 1).put(profile);
    return file.put(jpeg, 2, jpeg.length - 2).array();
  }
}
