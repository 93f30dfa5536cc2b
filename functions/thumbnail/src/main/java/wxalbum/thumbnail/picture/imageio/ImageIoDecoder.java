package wxalbum.thumbnail.picture.imageio;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** Decodes with Java's own image readers and TwelveMonkeys'. */
public final class ImageIoDecoder implements Decoder {
  private static final float ENOUGH_PERCENT = 98;

  private final Readers readers = new Readers();

  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    ImageReader reader = readers.of(header.type());
    PictureInput input = new PictureInput(bytes);
    try {
      reader.setInput(input, false, true);
      BufferedImage canvas = canvas(reader);
      boolean cut = header.type() == PictureType.JPEG && !JpegEnd.isThere(bytes);
      return Decoded.onHeap(Srgb.of(filled(canvas, reader, input, cut)));
    } catch (UnfitPicture unfit) {
      throw unfit;
    } catch (IOException | RuntimeException e) {
      // Readers meet broken files with exceptions of every kind.
      throw new UnfitPicture(input.ranOut() ? Fault.TRUNCATED : Fault.UNREADABLE, e);
    } finally {
      reader.dispose();
    }
  }

  /** An empty picture of the size that the header tells. */
  private BufferedImage canvas(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 1 || height < 1) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return reader.getImageTypes(0).next().createBufferedImage(width, height);
  }

  /**
   * Fills the canvas, or nearly. Most readers end a file that was cut with an exception; those of
   * JPEG go on with grey and a warning.
   */
  private static BufferedImage filled(
      BufferedImage canvas, ImageReader reader, PictureInput input, boolean cut)
      throws IOException {
    DecodeProgress progress = new DecodeProgress();
    reader.addIIOReadProgressListener(progress);
    reader.addIIOReadWarningListener(progress);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setDestination(canvas);
    BufferedImage pixels = canvas;
    try {
      pixels = reader.read(0, param);
    } catch (IOException e) {
      if (!input.ranOut() || progress.percent() < ENOUGH_PERCENT) {
        throw e;
      }
    }
    if (cut && progress.percentBeforeWarning() < ENOUGH_PERCENT) {
      throw new UnfitPicture(Fault.TRUNCATED);
    }
    return pixels;
  }
}
