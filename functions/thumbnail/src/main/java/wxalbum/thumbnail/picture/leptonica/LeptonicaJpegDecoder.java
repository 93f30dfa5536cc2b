package wxalbum.thumbnail.picture.leptonica;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.JpegEnd;
import wxalbum.thumbnail.picture.decode.OffHeapPixels;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.foreign.OffHeap;

/**
 * Decodes JPEG with libjpeg-turbo, which reduces while it decodes. Only complete files without a
 * fault are accepted. Bytes behind the end marker are ignored.
 */
public final class LeptonicaJpegDecoder implements Decoder {
  private static final int GREY = 8;
  private static final int RGB = 32;

  private final Leptonica leptonica;

  /** Creates a decoder that uses this library. */
  public LeptonicaJpegDecoder(Leptonica leptonica) {
    this.leptonica = leptonica;
  }

  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    // Without this check the library would read to the end of the file and print a message.
    if (!JpegEnd.isThere(bytes)) {
      throw new UnfitPicture(Fault.TRUNCATED);
    }
    Dimensions size = header.reduced(reduction);
    Pix pix =
        leptonica.readJpeg(bytes, reduction).orElseThrow(() -> new UnfitPicture(Fault.UNREADABLE));
    return OffHeap.decoded(header.toSrgb(), arena -> pixels(pix, size, arena));
  }

  private static BufferedImage pixels(Pix pix, Dimensions size, Arena arena) {
    if (pix.depth() == RGB) {
      MemorySegment words = owned(pix, size, arena);
      return OffHeapPixels.image(words, pix.width(), pix.height(), pix.wordsPerLine(), 8);
    }
    try (pix) {
      if (pix.depth() != GREY) {
        throw new UnfitPicture(Fault.UNREADABLE);
      }
      MemorySegment pixels = grey(pix.words(size), pix, arena);
      return OffHeapPixels.image(pixels, pix.width(), pix.height(), pix.width(), 0);
    }
  }

  private static MemorySegment owned(Pix pix, Dimensions size, Arena arena) {
    try {
      return pix.words(size, arena);
    } catch (UnfitPicture e) {
      pix.close();
      throw e;
    }
  }

  /**
   * Returns pixels whose red, green and blue are the gray sample.
   *
   * @param words four gray samples a word, the first in its highest bits
   */
  private static MemorySegment grey(MemorySegment words, Pix pix, Arena arena) {
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
