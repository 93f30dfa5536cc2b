package wxalbum.picture.png;

import java.nio.ByteBuffer;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PngChunk;
import wxalbum.picture.header.PngImageHeader;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * The chunks before the image data that are needed to decode it.
 *
 * @param image the image header
 * @param palette the PLTE chunk (clause 11.2.3), or an empty buffer
 * @param transparency the tRNS chunk (clause 11.3.2.1), or an empty buffer
 * @param firstData the first IDAT chunk
 */
record PngPreamble(
    PngImageHeader image, ByteBuffer palette, ByteBuffer transparency, PngChunk firstData) {
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  /**
   * Reads the chunks up to the first IDAT chunk.
   *
   * @throws UndecodablePictureException when a chunk is missing or out of place, or a critical
   *     chunk is unknown
   */
  static PngPreamble read(ChunkReader chunks) {
    PngImageHeader image = PngImageHeader.parse(chunks.next());
    ByteBuffer palette = EMPTY;
    ByteBuffer transparency = EMPTY;
    PngChunk chunk = chunks.next();
    while (!chunk.hasType("IDAT")) {
      switch (chunk.type()) {
        case "PLTE" -> palette = chunk.data();
        case "tRNS" -> transparency = chunk.hasValidChecksum() ? chunk.data() : EMPTY;
        default -> requireAncillary(chunk);
      }
      chunk = chunks.next();
    }
    return new PngPreamble(image, palette, transparency, chunk);
  }

  private static void requireAncillary(PngChunk chunk) {
    if (chunk.isCritical()) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
  }
}
