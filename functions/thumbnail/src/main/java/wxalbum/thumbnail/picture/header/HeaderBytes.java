package wxalbum.thumbnail.picture.header;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Sequential reader of the bytes of a file, without copying them. Numbers are unsigned. A read
 * beyond the end throws {@link UnfitPicture}: with {@link Fault#TRUNCATED} at the end of the file,
 * and with {@link Fault#UNREADABLE} at the end of a complete part, where a length in the file is
 * wrong.
 */
public final class HeaderBytes {
  private final ByteBuffer bytes;
  private final Fault beyond;

  private HeaderBytes(ByteBuffer bytes, Fault beyond) {
    this.bytes = bytes;
    this.beyond = beyond;
  }

  /** Returns a reader of a file with big-endian numbers. */
  public static HeaderBytes bigEndian(byte[] file) {
    return new HeaderBytes(ByteBuffer.wrap(file), Fault.TRUNCATED);
  }

  /** Returns a reader of a file with little-endian numbers. */
  static HeaderBytes littleEndian(byte[] file) {
    return new HeaderBytes(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), Fault.TRUNCATED);
  }

  /**
   * Returns a size after checking that both sides are from 1 to {@link Integer#MAX_VALUE}.
   *
   * @throws UnfitPicture of {@link Fault#UNREADABLE} otherwise
   */
  static Dimensions size(long width, long height) {
    insist(width > 0 && width <= Integer.MAX_VALUE && height > 0 && height <= Integer.MAX_VALUE);
    return new Dimensions((int) width, (int) height);
  }

  /**
   * Checks a rule of the format.
   *
   * @throws UnfitPicture of {@link Fault#UNREADABLE} when the condition is false
   */
  static void insist(boolean condition) {
    if (!condition) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }

  /** Returns the number of remaining bytes. */
  int left() {
    return bytes.remaining();
  }

  /** Reads an 8-bit number. */
  int one() {
    need(1);
    return bytes.get() & 0xff;
  }

  /** Reads a 16-bit number. */
  int two() {
    need(2);
    return bytes.getShort() & 0xffff;
  }

  /** Reads a 32-bit number. */
  long four() {
    need(4);
    return Integer.toUnsignedLong(bytes.getInt());
  }

  /** Reads bytes as ISO 8859-1 text. */
  String text(int length) {
    need(length);
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Skips this text if it comes next, and returns whether it did. */
  boolean takes(String text) {
    boolean matches = left() >= text.length() && ahead().text(text.length()).equals(text);
    skip(matches ? text.length() : 0);
    return matches;
  }

  /** Skips bytes. */
  public void skip(long length) {
    need(length);
    bytes.position(bytes.position() + (int) length);
  }

  /**
   * Returns a reader of the next bytes and skips them. If fewer bytes remain, the part holds all of
   * them.
   */
  HeaderBytes part(long length) {
    int available = (int) Math.min(length, left());
    HeaderBytes part =
        new HeaderBytes(
            bytes.slice(bytes.position(), available).order(bytes.order()),
            available == length ? Fault.UNREADABLE : beyond);
    bytes.position(bytes.position() + available);
    return part;
  }

  /** Returns an independent reader of the remaining bytes; the position of this one stays. */
  HeaderBytes ahead() {
    return new HeaderBytes(bytes.slice().order(bytes.order()), beyond);
  }

  /** Returns the remaining bytes as a read-only buffer. */
  ByteBuffer buffer() {
    return bytes.asReadOnlyBuffer();
  }

  /** Returns a copy of the remaining bytes. */
  byte[] copy() {
    byte[] copy = new byte[left()];
    bytes.get(bytes.position(), copy);
    return copy;
  }

  /** Returns the CRC-32 checksum of the remaining bytes. */
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
