package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import java.nio.ByteBuffer;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * A chunk of a PNG (ISO/IEC 15948, 5.3).
 *
 * @param type the chunk type, four letters
 * @param content the chunk data; incomplete if the file is truncated
 * @param checked type and content, which the checksum covers
 * @param checksum the stored CRC-32
 */
public record PngChunk(
    String type, HeaderBytes content, HeaderBytes checked, HeaderBytes checksum) {
  private static final int TYPE_BYTES = 4;
  private static final int CHECKSUM_BYTES = 4;
  private static final int ANCILLARY = 0x20;

  /**
   * Reads the next chunk. Its content is incomplete if the file is truncated.
   *
   * @throws UnfitPicture when the length or the type is invalid or missing
   */
  public static PngChunk read(HeaderBytes bytes) {
    long length = bytes.four();
    insist(length <= Integer.MAX_VALUE);
    HeaderBytes checked = bytes.part(TYPE_BYTES + length);
    HeaderBytes content = checked.ahead();
    return new PngChunk(content.text(TYPE_BYTES), content, checked, bytes.part(CHECKSUM_BYTES));
  }

  /** Returns whether the chunk has this type. */
  public boolean is(String other) {
    return type.equals(other);
  }

  /** Returns whether the chunk is critical: a decoder must not ignore it (5.4). */
  public boolean isCritical() {
    return (type.charAt(0) & ANCILLARY) == 0;
  }

  /**
   * Returns whether the checksum matches.
   *
   * @throws UnfitPicture when the file ends before the checksum
   */
  public boolean isIntact() {
    return checksum.ahead().four() == checked.crc32();
  }

  /** Returns the chunk data as a read-only view of the file's bytes. */
  public ByteBuffer data() {
    return content.ahead().buffer();
  }
}
