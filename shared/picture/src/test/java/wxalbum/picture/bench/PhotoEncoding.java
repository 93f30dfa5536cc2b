package wxalbum.picture.bench;

import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;

/**
 * The kinds of files that phones and programs write. JPEGs are 4:2:0 of quality 92 with an
 * orientation of 90 degrees clockwise.
 */
enum PhotoEncoding {
  /** JPEG in one scan. */
  BASELINE,
  /** JPEG in several scans. */
  PROGRESSIVE,
  /** JPEG in one scan with the colors of a phone's screen. */
  DISPLAY_P3,
  /** PNG, without an orientation. */
  PNG;

  private static final float QUALITY = 0.92f;
  private static final int QUARTER_TURN = 6;
  private static final int APP2 = 0xffe2;

  /** Returns a picture in sRGB encoded as a file of this kind. */
  byte[] encode(BufferedImage picture) throws IOException {
    return switch (this) {
      case BASELINE, PROGRESSIVE -> withQuarterTurn(write(picture, "jpeg"));
      case DISPLAY_P3 -> withQuarterTurn(encodeDisplayP3(picture));
      case PNG -> write(picture, "png");
    };
  }

  private byte[] encodeDisplayP3(BufferedImage picture) throws IOException {
    byte[] profile = IccProfileBuilder.displayP3().build();
    String segment = "ICC_PROFILE\0\1\1" + new String(profile, StandardCharsets.ISO_8859_1);
    return TestPictures.withSegment(write(convertColors(picture, profile), "jpeg"), APP2, segment);
  }

  /**
   * Converts the samples to another color space and marks them as sRGB, so that the writer does not
   * convert them.
   */
  private static BufferedImage convertColors(BufferedImage picture, byte[] profile) {
    ICC_ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
    ComponentColorModel model =
        new ComponentColorModel(space, false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_BYTE);
    BufferedImage converted =
        new BufferedImage(
            model,
            model.createCompatibleWritableRaster(picture.getWidth(), picture.getHeight()),
            false,
            null);
    var _ = new ColorConvertOp(null).filter(picture, converted);
    BufferedImage samples =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    samples.getRaster().setRect(converted.getRaster());
    return samples;
  }

  private byte[] write(BufferedImage picture, String format) throws IOException {
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

  private static byte[] withQuarterTurn(byte[] jpeg) {
    return new ExifBuilder().orientation(QUARTER_TURN).insertInto(jpeg);
  }
}
