package wxalbum.picture.header;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Sequential reader of the bytes of a file, without copying them. Numbers are unsigned. A read
 * beyond the end throws {@link UndecodablePictureException}: with {@link PictureFault#TRUNCATED} at
 * the end of the file, and with {@link PictureFault#UNREADABLE} at the end of a complete part,
 * where a length in the file is wrong.
 */
public final class ByteReader {
  private final ByteBuffer bytes;
  private final PictureFault overrunFault;

  private ByteReader(ByteBuffer bytes, PictureFault overrunFault) {
    this.bytes = bytes;
    this.overrunFault = overrunFault;
  }

  /** Returns a reader of a file with big-endian numbers. */
  public static ByteReader bigEndian(byte[] file) {
    return new ByteReader(ByteBuffer.wrap(file), PictureFault.TRUNCATED);
  }

  /** Returns a reader of a file with little-endian numbers. */
  static ByteReader littleEndian(byte[] file) {
    return new ByteReader(
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), PictureFault.TRUNCATED);
  }

  /**
   * Returns a size after checking that both sides are from 1 to {@link Integer#MAX_VALUE}.
   *
   * @throws UndecodablePictureException of {@link PictureFault#UNREADABLE} otherwise
   */
  static PixelSize requireSize(long width, long height) {
    requireValid(
        width > 0 && width <= Integer.MAX_VALUE && height > 0 && height <= Integer.MAX_VALUE);
    return new PixelSize((int) width, (int) height);
  }

  /**
   * Checks a rule of the format.
   *
   * @throws UndecodablePictureException of {@link PictureFault#UNREADABLE} when the condition is
   *     false
   */
  static void requireValid(boolean condition) {
    if (!condition) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
  }

  /** Returns the number of remaining bytes. */
  int remaining() {
    return bytes.remaining();
  }

  /** Reads an 8-bit number. */
  int readU8() {
    requireRemaining(1);
    return bytes.get() & 0xff;
  }

  /** Reads a 16-bit number. */
  int readU16() {
    requireRemaining(2);
    return bytes.getShort() & 0xffff;
  }

  /** Reads a 32-bit number. */
  long readU32() {
    requireRemaining(4);
    return Integer.toUnsignedLong(bytes.getInt());
  }

  /** Reads bytes as ISO 8859-1 text. */
  String readText(int length) {
    requireRemaining(length);
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Skips this text if it comes next, and returns whether it did. */
  boolean skipIfNext(String text) {
    boolean matches =
        remaining() >= text.length() && duplicate().readText(text.length()).equals(text);
    skip(matches ? text.length() : 0);
    return matches;
  }

  /** Skips bytes. */
  public void skip(long length) {
    requireRemaining(length);
    bytes.position(bytes.position() + (int) length);
  }

  /**
   * Returns a reader of the next bytes and skips them. If fewer bytes remain, the part holds all of
   * them.
   */
  ByteReader readPart(long length) {
    int available = (int) Math.min(length, remaining());
    ByteReader part =
        new ByteReader(
            bytes.slice(bytes.position(), available).order(bytes.order()),
            available == length ? PictureFault.UNREADABLE : overrunFault);
    bytes.position(bytes.position() + available);
    return part;
  }

  /** Returns an independent reader of the remaining bytes; the position of this one stays. */
  ByteReader duplicate() {
    return new ByteReader(bytes.slice().order(bytes.order()), overrunFault);
  }

  /** Returns the remaining bytes as a read-only buffer. */
  ByteBuffer toReadOnlyBuffer() {
    return bytes.asReadOnlyBuffer();
  }

  /** Returns a copy of the remaining bytes. */
  byte[] toByteArray() {
    byte[] copy = new byte[remaining()];
    bytes.get(bytes.position(), copy);
    return copy;
  }

  /** Returns the CRC-32 checksum of the remaining bytes. */
  long crc32() {
    CRC32 crc = new CRC32();
    crc.update(toReadOnlyBuffer());
    return crc.getValue();
  }

  private void requireRemaining(long length) {
    if (length > remaining()) {
      throw new UndecodablePictureException(overrunFault);
    }
  }
}
