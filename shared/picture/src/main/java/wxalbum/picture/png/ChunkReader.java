package wxalbum.picture.png;

import wxalbum.picture.header.ByteReader;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PngChunk;
import wxalbum.picture.header.UndecodablePictureException;

/** Reads the chunks of a PNG file in order (clause 5). */
final class ChunkReader {
  private static final int SIGNATURE_BYTES = 8;

  private final ByteReader file;

  ChunkReader(byte[] bytes) {
    file = ByteReader.bigEndian(bytes);
    file.skip(SIGNATURE_BYTES);
  }

  /**
   * Returns the next chunk.
   *
   * @throws UndecodablePictureException when the file ends within the chunk, or a critical chunk is
   *     broken
   */
  PngChunk next() {
    PngChunk chunk = PngChunk.read(file);
    if (!chunk.hasValidChecksum() && chunk.isCritical()) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    return chunk;
  }
}
