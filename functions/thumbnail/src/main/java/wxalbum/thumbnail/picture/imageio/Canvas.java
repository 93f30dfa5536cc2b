package wxalbum.thumbnail.picture.imageio;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * An empty picture, of eight bits a sample at most, that a reader fills.
 *
 * @param reduction of how many pixels and lines one is read: 1, 2, 4 or 8
 */
record Canvas(BufferedImage pixels, int reduction) {
  private static final float ENOUGH_PERCENT = 98;

  /** Of a picture of ints, into which the pixels go afterwards. */
  private static final int BYTES_OF_INT = 4;

  /** The canvas of the first picture, reduced as little as the room allows. */
  static Canvas of(ImageReader reader, Dimensions whole, int mostReduced, long room)
      throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 1 || height < 1) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    ImageTypeSpecifier type = atMostEightBits(reader.getImageTypes(0).next());
    long bytes = (long) type.getSampleModel().getNumDataElements() + BYTES_OF_INT;
    long pixels = Math.max((long) width * height, (long) whole.width() * whole.height());
    int reduction = 1;
    while (reduction < mostReduced && pixels * bytes / reduction / reduction > room) {
      reduction *= 2;
    }
    return new Canvas(
        type.createBufferedImage(Math.ceilDiv(width, reduction), Math.ceilDiv(height, reduction)),
        reduction);
  }

  /** Half of the heap, less the file that lies there already. */
  static long roomBeside(byte[] file) {
    return Runtime.getRuntime().maxMemory() / 2 - file.length;
  }

  /**
   * The canvas filled, or nearly. Most readers end a file that was cut with an exception; those of
   * JPEG go on with grey and a warning.
   */
  BufferedImage filled(ImageReader reader, PictureInput input, boolean cut) throws IOException {
    DecodeProgress progress = new DecodeProgress(pixels.getHeight());
    reader.addIIOReadProgressListener(progress);
    reader.addIIOReadUpdateListener(progress);
    reader.addIIOReadWarningListener(progress);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(reduction, reduction, 0, 0);
    param.setDestination(pixels);
    BufferedImage given = pixels;
    try {
      given = reader.read(0, param);
    } catch (IOException e) {
      if (!input.ranOut() || progress.percent() < ENOUGH_PERCENT) {
        throw e;
      }
    }
    if (cut && progress.percentBeforeWarning() < ENOUGH_PERCENT) {
      throw new UnfitPicture(Fault.TRUNCATED);
    }
    return given;
  }

  private static ImageTypeSpecifier atMostEightBits(ImageTypeSpecifier type) {
    ColorModel colours = type.getColorModel();
    int bands = type.getNumBands();
    if (Arrays.stream(colours.getComponentSize()).allMatch(bits -> bits <= 8)) {
      return type;
    }
    int[] lastFirst = new int[bands];
    Arrays.setAll(lastFirst, band -> bands - 1 - band);
    return ImageTypeSpecifier.createInterleaved(
        colours.getColorSpace(), lastFirst, DataBuffer.TYPE_BYTE, colours.hasAlpha(), false);
  }
}
