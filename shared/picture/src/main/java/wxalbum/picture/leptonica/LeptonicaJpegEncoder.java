package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import wxalbum.picture.encode.JpegEncoder;
import wxalbum.picture.header.PixelSize;

/** Encodes JPEG with libjpeg-turbo. */
public final class LeptonicaJpegEncoder implements JpegEncoder {
  private static final int QUALITY = 82;

  private final Leptonica leptonica;

  /** Creates an encoder that uses this library. */
  public LeptonicaJpegEncoder(Leptonica leptonica) {
    this.leptonica = leptonica;
  }

  @Override
  public byte[] encode(BufferedImage pixels) {
    PixelSize size = new PixelSize(pixels.getWidth(), pixels.getHeight());
    try (Pix pix =
        leptonica.createRgb(size.width(), size.height()).orElseThrow(OutOfMemoryError::new)) {
      copyPixels(pixels, pix.borrowWords(size));
      return leptonica.writeJpeg(pix, QUALITY).orElseThrow(OutOfMemoryError::new);
    }
  }

  /**
   * Copies pixels. A word of leptonica has red, green and blue 8 bits higher than an int of {@link
   * BufferedImage#TYPE_INT_RGB}.
   */
  private static void copyPixels(BufferedImage pixels, MemorySegment words) {
    int width = pixels.getWidth();
    int[] line = new int[width];
    for (int y = 0; y < pixels.getHeight(); y++) {
      pixels.getRaster().getDataElements(0, y, width, 1, line);
      for (int x = 0; x < width; x++) {
        line[x] <<= 8;
      }
      MemorySegment.copy(line, 0, words, JAVA_INT, JAVA_INT.byteSize() * y * width, width);
    }
  }
}
