package wxalbum.picture.leptonica;

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
import wxalbum.picture.header.WebpFrame;
import wxalbum.picture.header.WorkBudget;

/**
 * Decodes the first frame of any WebP with libwebp, animated or not, onto a white canvas. The last
 * lines may be missing; they stay white.
 */
public final class LeptonicaWebpFrameDecoder implements PictureDecoder {
  private static final int MIN_DECODED_PERCENT = 98;
  private static final byte WHITE = -1;

  private final LibWebp webp;

  /** Creates a decoder that uses the libwebp of this library. */
  public LeptonicaWebpFrameDecoder(Leptonica leptonica) {
    webp = leptonica.libWebp();
  }

  @Override
  public DecodedPicture decode(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    WebpFrame frame = WebpFrame.first(bytes, header);
    PixelSize canvas = header.reducedSize(reduction);
    return OffHeapPictures.create(
        header.srgbConverter(),
        arena -> {
          MemorySegment pixels =
              arena.allocate(JAVA_INT, (long) canvas.width() * canvas.height()).fill(WHITE);
          draw(frame, reduction, pixels, canvas);
          return OffHeapDataBuffer.createImage(
              pixels, canvas.width(), canvas.height(), canvas.width(), 0);
        });
  }

  @Override
  public long work(PictureHeader header) {
    return header.work().quick();
  }

  private void draw(WebpFrame frame, int reduction, MemorySegment pixels, PixelSize canvas) {
    int left = frame.left() / reduction;
    int top = frame.top() / reduction;
    // The position is rounded down, so that the size that is rounded up fits into the canvas.
    PixelSize size =
        new PixelSize(
            Math.ceilDiv(frame.size().width(), reduction),
            Math.ceilDiv(frame.size().height(), reduction));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = MemorySegment.ofBuffer(frame.data());
      MemorySegment copy = arena.allocate(data.byteSize()).copyFrom(data);
      WebpDecoderConfig config = WebpDecoderConfig.allocate(arena);
      webp.initConfig(config.segment());
      int status = webp.readFeatures(copy, config.featuresSlice());
      requireReadable(status == LibWebp.OK && config.hasSize(frame.size()));
      long offset = JAVA_INT.byteSize() * ((long) top * canvas.width() + left);
      config.setOutput(pixels.asSlice(offset), size, canvas.width());
      requireNearlyComplete(webp.decodePartially(copy, config.segment()), size.height());
      if (config.hasAlpha()) {
        OffHeapFlattener.flatten(pixels, canvas.width());
      }
    }
  }

  private static void requireNearlyComplete(LibWebp.PartialResult result, int lines) {
    requireReadable(result.status() == LibWebp.OK || result.status() == LibWebp.SUSPENDED);
    if (result.status() == LibWebp.SUSPENDED
        && 100L * result.lines() < (long) MIN_DECODED_PERCENT * lines) {
      throw new UndecodablePictureException(PictureFault.TRUNCATED);
    }
  }

  private static void requireReadable(boolean readable) {
    if (!readable) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
  }
}
