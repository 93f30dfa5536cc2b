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
   * A chunk (clause 5.3).
   *
   * @param type its four letters
   * @param data what it holds, inside of the file's own bytes
   */
  record Chunk(String type, ByteBuffer data) {
    private static final int ANCILLARY = 0x20;

    boolean is(String other) {
      return type.equals(other);
    }

    /** Whether no decoder may pass it over. */
    boolean isCritical() {
      return (type.charAt(0) & ANCILLARY) == 0;
    }
  }

  /**
   * The next one.
   *
   * @throws UnfitPicture when the file ends before it does, or its checksum is wrong
   */
  Chunk next() {
    require(file.remaining() >= Integer.BYTES, Fault.TRUNCATED);
    int length = file.getInt();
    require(length >= 0, Fault.UNREADABLE);
    require(file.remaining() >= TYPE_BYTES + (long) length + CRC_BYTES, Fault.TRUNCATED);
    crc.reset();
    crc.update(file.slice(file.position(), TYPE_BYTES + length));
    byte[] type = new byte[TYPE_BYTES];
    file.get(type);
    ByteBuffer data = file.slice(file.position(), length);
    file.position(file.position() + length);
    require(file.getInt() == (int) crc.getValue(), Fault.UNREADABLE);
    return new Chunk(new String(type, StandardCharsets.ISO_8859_1), data);
  }

  private static void require(boolean condition, Fault otherwise) {
    if (!condition) {
      throw new UnfitPicture(otherwise);
    }
  }
}
