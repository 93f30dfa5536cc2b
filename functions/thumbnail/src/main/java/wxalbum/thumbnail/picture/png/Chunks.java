package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** The chunks of a file, one after the other (clause 5). */
final class Chunks {
  private static final int SIGNATURE_BYTES = 8;
  private static final int TYPE_BYTES = 4;
  private static final int CRC_BYTES = 4;

  private final ByteBuffer file;
  private final CRC32 crc = new CRC32();

  Chunks(byte[] bytes) {
    file = ByteBuffer.wrap(bytes);
    file.position(Math.min(SIGNATURE_BYTES, bytes.length));
  }

  /**
   * The next one.
   *
   * @throws UnfitPicture when the file ends before it does, or it is critical and broken
   */
  Chunk next() {
    require(Integer.BYTES, Fault.TRUNCATED);
    int length = file.getInt();
    require(length >= 0, Fault.UNREADABLE);
    require(TYPE_BYTES + CRC_BYTES + (long) length, Fault.TRUNCATED);
    crc.reset();
    crc.update(file.slice(file.position(), TYPE_BYTES + length));
    byte[] type = new byte[TYPE_BYTES];
    file.get(type);
    ByteBuffer data = file.slice(file.position(), length);
    file.position(file.position() + length);
    Chunk chunk =
        new Chunk(
            new String(type, StandardCharsets.ISO_8859_1),
            data,
            file.getInt() == (int) crc.getValue());
    require(chunk.intact() || !chunk.isCritical(), Fault.UNREADABLE);
    return chunk;
  }

  private void require(long bytes, Fault otherwise) {
    require(file.remaining() >= bytes, otherwise);
  }

  private static void require(boolean condition, Fault otherwise) {
    if (!condition) {
      throw new UnfitPicture(otherwise);
    }
  }
}
