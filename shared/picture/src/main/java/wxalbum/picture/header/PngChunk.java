package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

import java.nio.ByteBuffer;

/**
 * A chunk of a PNG (ISO/IEC 15948, 5.3).
 *
 * @param type the chunk type, four letters
 * @param content the chunk data; incomplete if the file is truncated
 * @param checksummed type and content, which the checksum covers
 * @param checksum the stored CRC-32
 */
public record PngChunk(
    String type, ByteReader content, ByteReader checksummed, ByteReader checksum) {
  private static final int TYPE_BYTES = 4;
  private static final int CHECKSUM_BYTES = 4;
  private static final int ANCILLARY = 0x20;

  /**
   * Reads the next chunk. Its content is incomplete if the file is truncated.
   *
   * @throws UndecodablePictureException when the length or the type is invalid or missing
   */
  public static PngChunk read(ByteReader bytes) {
    long length = bytes.readU32();
    requireValid(length <= Integer.MAX_VALUE);
    ByteReader checked = bytes.readPart(TYPE_BYTES + length);
    ByteReader content = checked.duplicate();
    return new PngChunk(
        content.readText(TYPE_BYTES), content, checked, bytes.readPart(CHECKSUM_BYTES));
  }

  /** Returns whether the chunk has this type. */
  public boolean hasType(String other) {
    return type.equals(other);
  }

  /** Returns whether the chunk is critical: a decoder must not ignore it (5.4). */
  public boolean isCritical() {
    return (type.charAt(0) & ANCILLARY) == 0;
  }

  /**
   * Returns whether the checksum matches.
   *
   * @throws UndecodablePictureException when the file ends before the checksum
   */
  public boolean hasValidChecksum() {
    return checksum.duplicate().readU32() == checksummed.crc32();
  }

  /** Returns the chunk data as a read-only view of the file's bytes. */
  public ByteBuffer data() {
    return content.duplicate().toReadOnlyBuffer();
  }
}
