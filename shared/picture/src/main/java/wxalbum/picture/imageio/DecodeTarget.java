package wxalbum.picture.imageio;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;

/**
 * An image on the heap that an {@link ImageReader} decodes into. It has at most eight bits a
 * sample, except for a PNG with one transparent color: its reader compares the colors in the image.
 *
 * @param pixels the image, empty until {@link #fill} is called
 * @param reduction 1, 2, 4 or 8: the reader stores every n-th pixel of every n-th line
 */
record DecodeTarget(BufferedImage pixels, int reduction) {
  private static final float MIN_DECODED_PERCENT = 98;

  /** Bytes of a pixel in the image of ints into which the decoded pixels are copied later. */
  private static final int OUTPUT_PIXEL_BYTES = 4;

  /** The bytes of an image whose colors are converted: 12 megapixels. */
  private static final long MAX_CONVERTED_BYTES = 86_000_000;

  /**
   * Allocates an image for the first picture of a reader, reduced as little as the memory allows.
   *
   * @param headerSize the size in the header, which may be larger than the first frame
   * @param maxReduction the greatest reduction that is allowed
   * @param availableBytes the bytes that may be allocated
   * @throws UndecodablePictureException when the reader reports no pixels
   */
  static DecodeTarget allocate(
      ImageReader reader, PixelSize headerSize, int maxReduction, long availableBytes)
      throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 1 || height < 1) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    ImageTypeSpecifier stored = types.next();
    ImageTypeSpecifier type =
        stored.getColorModel().hasAlpha() && types.hasNext() ? stored : limitToEightBits(stored);
    long bytes = bytesPerPixel(type.getSampleModel()) + OUTPUT_PIXEL_BYTES;
    long pixels = Math.max((long) width * height, (long) headerSize.width() * headerSize.height());
    int reduction = 1;
    while (reduction < maxReduction && pixels * bytes / reduction / reduction > availableBytes) {
      reduction *= 2;
    }
    return new DecodeTarget(
        type.createBufferedImage(Math.ceilDiv(width, reduction), Math.ceilDiv(height, reduction)),
        reduction);
  }

  /**
   * Returns the bytes that decoding may allocate: half of the heap less the file, which is in
   * memory already. A picture whose colors are converted gets fewer, since the conversion of a
   * pixel takes ten times as long as its decoding.
   */
  static long availableMemory(byte[] file, boolean convertsColors) {
    long memory = Runtime.getRuntime().maxMemory() / 2 - file.length;
    return convertsColors ? Math.min(memory, MAX_CONVERTED_BYTES) : memory;
  }

  /**
   * Decodes the picture, at least nearly completely. Most readers end a truncated file with an
   * exception. JPEG readers continue with gray lines and a warning instead.
   *
   * @param truncated whether the file is a JPEG without an end marker
   * @throws UndecodablePictureException when the file is truncated and too many lines are missing
   * @throws IOException when the reader fails for another reason
   */
  BufferedImage fill(
      ImageReader reader, ByteArrayImageInputStream input, boolean truncated, WorkBudget budget)
      throws IOException {
    DecodeProgress progress = new DecodeProgress(pixels.getHeight(), budget);
    reader.addIIOReadProgressListener(progress);
    reader.addIIOReadUpdateListener(progress);
    reader.addIIOReadWarningListener(progress);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(reduction, reduction, 0, 0);
    param.setDestination(pixels);
    BufferedImage image = pixels;
    try {
      image = reader.read(0, param);
    } catch (IOException e) {
      if (!input.readPastEnd() || progress.percent() < MIN_DECODED_PERCENT) {
        throw e;
      }
    }
    if (truncated && progress.percentBeforeWarning() < MIN_DECODED_PERCENT) {
      throw new UndecodablePictureException(PictureFault.TRUNCATED);
    }
    return image;
  }

  private static long bytesPerPixel(SampleModel samples) {
    int elementBytes = DataBuffer.getDataTypeSize(samples.getDataType()) / 8;
    return (long) elementBytes * samples.getNumDataElements();
  }

  private static ImageTypeSpecifier limitToEightBits(ImageTypeSpecifier type) {
    ColorModel colors = type.getColorModel();
    int bands = type.getNumBands();
    if (Arrays.stream(colors.getComponentSize()).allMatch(bits -> bits <= 8)) {
      return type;
    }
    int[] reversedBands = new int[bands];
    Arrays.setAll(reversedBands, band -> bands - 1 - band);
    return ImageTypeSpecifier.createInterleaved(
        colors.getColorSpace(), reversedBands, DataBuffer.TYPE_BYTE, colors.hasAlpha(), false);
  }
}
