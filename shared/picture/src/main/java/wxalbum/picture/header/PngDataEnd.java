package wxalbum.picture.header;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of the compressed data of a PNG without its checksum (RFC 1950, 2.2). A reader that
 * verifies the checksum loses the last line if it is wrong.
 *
 * @param chunkOffset offset of the IDAT chunk in which the data ends
 * @param length bytes of data in this chunk
 */
public record PngDataEnd(int chunkOffset, int length) {
  private static final int SIGNATURE_BYTES = 8;
  private static final int CHECKSUM_BYTES = 4;

  /** Returns the end of the data; empty if the file is truncated. */
  public static Optional<PngDataEnd> find(byte[] file) {
    List<PngDataEnd> last = new ArrayList<>();
    try {
      ByteReader bytes = ByteReader.bigEndian(file);
      bytes.skip(SIGNATURE_BYTES);
      while (true) {
        int offset = file.length - bytes.remaining();
        PngChunk chunk = PngChunk.read(bytes);
        if (chunk.hasType("IDAT")) {
          remember(new PngDataEnd(offset, chunk.content().remaining()), last);
        } else if (!last.isEmpty()) {
          return withoutChecksum(last);
        }
      }
    } catch (UndecodablePictureException e) {
      return Optional.empty();
    }
  }

  /** Returns the length of the chunk as the file stores it. */
  public byte[] lengthField() {
    return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
  }

  /** Keeps as many chunks as a checksum can be divided into. */
  private static void remember(PngDataEnd chunk, List<PngDataEnd> last) {
    if (last.size() > CHECKSUM_BYTES) {
      last.removeFirst();
    }
    last.add(chunk);
  }

  private static Optional<PngDataEnd> withoutChecksum(List<PngDataEnd> last) {
    int left = CHECKSUM_BYTES;
    for (PngDataEnd chunk : last.reversed()) {
      if (chunk.length >= left) {
        return Optional.of(new PngDataEnd(chunk.chunkOffset, chunk.length - left));
      }
      left -= chunk.length;
    }
    return Optional.empty();
  }
}
