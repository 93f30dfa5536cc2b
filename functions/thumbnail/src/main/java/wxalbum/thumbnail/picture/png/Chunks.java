package wxalbum.thumbnail.picture.png;

import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.header.HeaderBytes;
import wxalbum.thumbnail.picture.header.PngChunk;

/** Reads the chunks of a PNG file in order (clause 5). */
final class Chunks {
  private static final int SIGNATURE_BYTES = 8;

  private final HeaderBytes file;

  Chunks(byte[] bytes) {
    file = HeaderBytes.bigEndian(bytes);
    file.skip(SIGNATURE_BYTES);
  }

  /**
   * Returns the next chunk.
   *
   * @throws UnfitPicture when the file ends within the chunk, or a critical chunk is broken
   */
  PngChunk next() {
    PngChunk chunk = PngChunk.read(file);
    if (!chunk.isIntact() && chunk.isCritical()) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return chunk;
  }
}
