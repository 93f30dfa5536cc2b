package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import java.nio.ByteBuffer;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * A chunk of a PNG (ISO/IEC 15948, 5.3).
 *
 * @param type its four letters
 * @param checked type and content, which the checksum is of
 */
public record PngChunk(
    String type, HeaderBytes content, HeaderBytes checked, HeaderBytes checksum) {
  private static final int TYPE_BYTES = 4;
  private static final int CHECKSUM_BYTES = 4;
  private static final int ANCILLARY = 0x20;

  /** Reads the next one, of which the content may be cut. */
  public static PngChunk read(HeaderBytes bytes) {
    long length = bytes.four();
    insist(length <= Integer.MAX_VALUE);
    HeaderBytes checked = bytes.part(TYPE_BYTES + length);
    HeaderBytes content = checked.ahead();
    return new PngChunk(content.text(TYPE_BYTES), content, checked, bytes.part(CHECKSUM_BYTES));
  }

  /** Whether it is of this type. */
  public boolean is(String other) {
    return type.equals(other);
  }

  /** Whether no decoder may pass it over (5.4). */
  public boolean isCritical() {
    return (type.charAt(0) & ANCILLARY) == 0;
  }

  /**
   * Whether its checksum is right.
   *
   * @throws UnfitPicture when the file ends before that
   */
  public boolean isIntact() {
    return checksum.ahead().four() == checked.crc32();
  }

  /** What it holds, inside of the file's own bytes. */
  public ByteBuffer data() {
    return content.ahead().buffer();
  }
}
