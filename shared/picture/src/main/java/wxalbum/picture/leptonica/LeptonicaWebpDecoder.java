package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.OffHeapDataBuffer;
import wxalbum.picture.decode.OffHeapPictures;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;

/** Decodes WebP that is not animated with libwebp, which reduces while it decodes. */
public final class LeptonicaWebpDecoder implements PictureDecoder {
  private final LibWebp webp;

  /** Creates a decoder that uses the libwebp of this library. */
  public LeptonicaWebpDecoder(Leptonica leptonica) {
    webp = leptonica.libWebp();
  }

  @Override
  public DecodedPicture decode(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    PixelSize size = header.reducedSize(reduction);
    return OffHeapPictures.create(
        header.srgbConverter(),
        arena -> {
          MemorySegment pixels = arena.allocate(JAVA_INT, (long) size.width() * size.height());
          decodeInto(bytes, header.size(), pixels, size);
          return OffHeapDataBuffer.createImage(
              pixels, size.width(), size.height(), size.width(), 0);
        });
  }

  @Override
  public long work(PictureHeader header) {
    return header.work().quick();
  }

  private void decodeInto(byte[] bytes, PixelSize stored, MemorySegment pixels, PixelSize size) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment file = arena.allocateFrom(JAVA_BYTE, bytes);
      WebpDecoderConfig config = WebpDecoderConfig.allocate(arena);
      webp.initConfig(config.segment());
      requireReadable(webp.readFeatures(file, config.featuresSlice()) == LibWebp.OK);
      requireReadable(config.hasSize(stored) && !config.hasAnimation());
      config.setOutput(pixels, size, size.width());
      requireReadable(webp.decode(file, config.segment()) == LibWebp.OK);
      if (config.hasAlpha()) {
        OffHeapFlattener.flatten(pixels, size.width());
      }
    }
  }

  private static void requireReadable(boolean readable) {
    if (!readable) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
  }
}
