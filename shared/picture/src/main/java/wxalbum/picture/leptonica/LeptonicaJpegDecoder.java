package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.JpegEndMarker;
import wxalbum.picture.decode.OffHeapDataBuffer;
import wxalbum.picture.decode.OffHeapPictures;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;

/**
 * Decodes JPEG with libjpeg-turbo, which reduces while it decodes. Only complete files without a
 * fault are accepted. Bytes behind the end marker are ignored. Nothing interrupts the library.
 */
public final class LeptonicaJpegDecoder implements PictureDecoder {
  private static final int GRAY_DEPTH = 8;
  private static final int RGB_DEPTH = 32;

  private final Leptonica leptonica;

  /** Creates a decoder that uses this library. */
  public LeptonicaJpegDecoder(Leptonica leptonica) {
    this.leptonica = leptonica;
  }

  @Override
  public DecodedPicture decode(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    // Without this check the library would read to the end of the file and print a message.
    if (!JpegEndMarker.isPresent(bytes)) {
      throw new UndecodablePictureException(PictureFault.TRUNCATED);
    }
    PixelSize size = header.reducedSize(reduction);
    Pix pix =
        leptonica
            .readJpeg(bytes, reduction)
            .orElseThrow(() -> new UndecodablePictureException(PictureFault.UNREADABLE));
    return OffHeapPictures.create(header.srgbConverter(), arena -> createImage(pix, size, arena));
  }

  @Override
  public long work(PictureHeader header) {
    return header.work().quick();
  }

  private static BufferedImage createImage(Pix pix, PixelSize size, Arena arena) {
    if (pix.depth() == RGB_DEPTH) {
      MemorySegment words = transferWords(pix, size, arena);
      return OffHeapDataBuffer.createImage(words, pix.width(), pix.height(), pix.wordsPerLine(), 8);
    }
    try (pix) {
      if (pix.depth() != GRAY_DEPTH) {
        throw new UndecodablePictureException(PictureFault.UNREADABLE);
      }
      MemorySegment pixels = expandGray(pix.borrowWords(size), pix, arena);
      return OffHeapDataBuffer.createImage(pixels, pix.width(), pix.height(), pix.width(), 0);
    }
  }

  private static MemorySegment transferWords(Pix pix, PixelSize size, Arena arena) {
    try {
      return pix.transferWords(size, arena);
    } catch (UndecodablePictureException e) {
      pix.close();
      throw e;
    }
  }

  /**
   * Returns pixels whose red, green and blue are the gray sample.
   *
   * @param words four gray samples a word, the first in its highest bits
   */
  private static MemorySegment expandGray(MemorySegment words, Pix pix, Arena arena) {
    int width = pix.width();
    MemorySegment pixels = arena.allocate(JAVA_INT, (long) width * pix.height());
    int[] line = new int[width];
    int[] packed = new int[pix.wordsPerLine()];
    for (int y = 0; y < pix.height(); y++) {
      long offset = JAVA_INT.byteSize() * y * packed.length;
      MemorySegment.copy(words, JAVA_INT, offset, packed, 0, packed.length);
      for (int x = 0; x < width; x++) {
        line[x] = 0x010101 * ((packed[x >> 2] >>> (24 - 8 * (x & 3))) & 0xff);
      }
      MemorySegment.copy(line, 0, pixels, JAVA_INT, JAVA_INT.byteSize() * y * width, width);
    }
    return pixels;
  }
}
