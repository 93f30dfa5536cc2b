package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * A chunk (clause 5.3).
 *
 * @param type its four letters
 * @param data what it holds, inside of the file's own bytes
 * @param intact whether its CRC is right
 */
record Chunk(String type, ByteBuffer data, boolean intact) {
  private static final int ANCILLARY = 0x20;

  boolean is(String other) {
    return type.equals(other);
  }

  /** Whether no decoder may pass it over. */
  boolean isCritical() {
    return (type.charAt(0) & ANCILLARY) == 0;
  }

  /**
   * The same.
   *
   * @throws UnfitPicture when it is another chunk than this one, or broken
   */
  Chunk require(String expected) {
    if (!is(expected) || !intact) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return this;
  }
}
