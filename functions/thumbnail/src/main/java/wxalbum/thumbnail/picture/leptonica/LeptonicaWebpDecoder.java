package wxalbum.thumbnail.picture.leptonica;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.OffHeapPixels;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.foreign.OffHeap;

/** Decodes WebP that is not animated with libwebp, which reduces while it decodes. */
public final class LeptonicaWebpDecoder implements Decoder {
  private final Webp webp;

  /** Creates a decoder that uses the libwebp of this library. */
  public LeptonicaWebpDecoder(Leptonica leptonica) {
    webp = leptonica.webp();
  }

  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    Dimensions size = header.reduced(reduction);
    return OffHeap.decoded(
        header.toSrgb(),
        arena -> {
          MemorySegment pixels = arena.allocate(JAVA_INT, (long) size.width() * size.height());
          decode(bytes, header.size(), pixels, size);
          return OffHeapPixels.image(pixels, size.width(), size.height(), size.width(), 0);
        });
  }

  private void decode(byte[] bytes, Dimensions stored, MemorySegment pixels, Dimensions size) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment file = arena.allocateFrom(JAVA_BYTE, bytes);
      WebpDecoderConfig config = WebpDecoderConfig.allocate(arena);
      if (!webp.initialise(config.memory())) {
        throw new IllegalStateException("libwebp has an incompatible ABI version");
      }
      insist(webp.features(file, config.features()) == Webp.OK);
      insist(config.isOf(stored) && !config.hasAnimation());
      config.sendTo(pixels, size);
      insist(webp.decode(file, config.memory()) == Webp.OK);
      if (config.hasAlpha()) {
        WhiteBackground.putBehind(pixels, size.width());
      }
    }
  }

  private static void insist(boolean readable) {
    if (!readable) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }
}
