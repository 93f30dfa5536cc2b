package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.png.Chunks.Chunk;

/**
 * What stands before the image data and says how to read them.
 *
 * @param palette the PLTE chunk (clause 11.2.3), or nothing
 * @param transparency the tRNS chunk (clause 11.3.2.1), or nothing
 * @param firstData the first IDAT chunk
 */
record Preamble(ImageHeader image, ByteBuffer palette, ByteBuffer transparency, Chunk firstData) {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /**
   * Reads it.
   *
   * @throws UnfitPicture when a chunk is missing or out of place, or one is critical and unknown
   */
  static Preamble read(Chunks chunks) {
    Chunk header = chunks.next();
    require(header.is("IHDR"));
    ImageHeader image = ImageHeader.of(header.data());
    ByteBuffer palette = NOTHING;
    ByteBuffer transparency = NOTHING;
    Chunk chunk = chunks.next();
    while (!chunk.is("IDAT")) {
      switch (chunk.type()) {
        case "PLTE" -> palette = chunk.data();
        case "tRNS" -> transparency = chunk.data();
        default -> require(!chunk.isCritical());
      }
      chunk = chunks.next();
    }
    return new Preamble(image, palette, transparency, chunk);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }
}
