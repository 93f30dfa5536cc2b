package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.header.PngChunk;
import wxalbum.thumbnail.picture.header.PngImage;

/**
 * The chunks before the image data that are needed to decode it.
 *
 * @param image the image header
 * @param palette the PLTE chunk (clause 11.2.3), or an empty buffer
 * @param transparency the tRNS chunk (clause 11.3.2.1), or an empty buffer
 * @param firstData the first IDAT chunk
 */
record Preamble(PngImage image, ByteBuffer palette, ByteBuffer transparency, PngChunk firstData) {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /**
   * Reads the chunks up to the first IDAT chunk.
   *
   * @throws UnfitPicture when a chunk is missing or out of place, or a critical chunk is unknown
   */
  static Preamble read(Chunks chunks) {
    PngImage image = PngImage.of(chunks.next());
    ByteBuffer palette = NOTHING;
    ByteBuffer transparency = NOTHING;
    PngChunk chunk = chunks.next();
    while (!chunk.is("IDAT")) {
      switch (chunk.type()) {
        case "PLTE" -> palette = chunk.data();
        case "tRNS" -> transparency = chunk.isIntact() ? chunk.data() : NOTHING;
        default -> requireAncillary(chunk);
      }
      chunk = chunks.next();
    }
    return new Preamble(image, palette, transparency, chunk);
  }

  private static void requireAncillary(PngChunk chunk) {
    if (chunk.isCritical()) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }
}
