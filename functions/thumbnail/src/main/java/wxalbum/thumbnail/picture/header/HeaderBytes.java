package wxalbum.thumbnail.picture.header;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Bytes of a file, read one after another without a copy. Whoever asks for more than there are is
 * told that the file is cut, or, within a part of it, that a length in the file lies.
 */
public final class HeaderBytes {
  private final ByteBuffer bytes;
  private final Fault beyond;

  private HeaderBytes(ByteBuffer bytes, Fault beyond) {
    this.bytes = bytes;
    this.beyond = beyond;
  }

  /** A file whose numbers begin with their highest byte. */
  public static HeaderBytes bigEndian(byte[] file) {
    return new HeaderBytes(ByteBuffer.wrap(file), Fault.TRUNCATED);
  }

  /** A file whose numbers begin with their lowest byte. */
  static HeaderBytes littleEndian(byte[] file) {
    return new HeaderBytes(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), Fault.TRUNCATED);
  }

  /** A size that a header tells; no picture has a side of nothing. */
  static Dimensions size(long width, long height) {
    insist(width > 0 && width <= Integer.MAX_VALUE && height > 0 && height <= Integer.MAX_VALUE);
    return new Dimensions((int) width, (int) height);
  }

  /** Refuses what breaks the rules of its format. */
  static void insist(boolean rule) {
    if (!rule) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }

  /** How many bytes are left. */
  int left() {
    return bytes.remaining();
  }

  /** The number in the next byte. */
  int one() {
    need(1);
    return bytes.get() & 0xff;
  }

  /** The number in the next two bytes. */
  int two() {
    need(2);
    return bytes.getShort() & 0xffff;
  }

  /** The number in the next four bytes. */
  long four() {
    need(4);
    return Integer.toUnsignedLong(bytes.getInt());
  }

  /** The next bytes as text of ISO 8859-1. */
  String text(int length) {
    need(length);
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Steps over this text where it comes next, and tells whether it did. */
  boolean takes(String text) {
    boolean next = left() >= text.length() && ahead().text(text.length()).equals(text);
    skip(next ? text.length() : 0);
    return next;
  }

  /** Steps over bytes. */
  public void skip(long length) {
    need(length);
    bytes.position(bytes.position() + (int) length);
  }

  /**
   * The next bytes on their own, of a file that is cut as many as there are; this goes on behind.
   */
  HeaderBytes part(long length) {
    int there = (int) Math.min(length, left());
    HeaderBytes part =
        new HeaderBytes(
            bytes.slice(bytes.position(), there).order(bytes.order()),
            there == length ? Fault.UNREADABLE : beyond);
    bytes.position(bytes.position() + there);
    return part;
  }

  /** All that is left, to be read without going on here. */
  HeaderBytes ahead() {
    return new HeaderBytes(bytes.slice().order(bytes.order()), beyond);
  }

  /** All that is left, as a buffer that may be read. */
  ByteBuffer buffer() {
    return bytes.asReadOnlyBuffer();
  }

  /** A copy of all that is left. */
  byte[] copy() {
    byte[] copy = new byte[left()];
    bytes.get(bytes.position(), copy);
    return copy;
  }

  /** The checksum of all that is left. */
  long crc32() {
    CRC32 crc = new CRC32();
    crc.update(buffer());
    return crc.getValue();
  }

  private void need(long length) {
    if (length > left()) {
      throw new UnfitPicture(beyond);
    }
  }
}
