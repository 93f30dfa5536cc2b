package wxalbum.thumbnail.picture.header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Bytes of a file, read one after another without a copy, and never outside of them: whoever asks
 * for more is told that the file is cut, or that a length inside of it lies.
 */
final class HeaderBytes {
  private final byte[] file;
  private final boolean littleEndian;
  private final int end;
  private final Fault beyond;
  private int at;

  private HeaderBytes(byte[] file, boolean littleEndian, int from, int end, Fault beyond) {
    this.file = file;
    this.littleEndian = littleEndian;
    this.at = from;
    this.end = end;
    this.beyond = beyond;
  }

  /** A file from this byte on, whose numbers begin with their highest byte. */
  static HeaderBytes bigEndian(byte[] file, int from) {
    return new HeaderBytes(file, false, from, file.length, Fault.TRUNCATED);
  }

  /** A file from this byte on, whose numbers begin with their lowest byte. */
  static HeaderBytes littleEndian(byte[] file, int from) {
    return new HeaderBytes(file, true, from, file.length, Fault.TRUNCATED);
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
    return end - at;
  }

  /** The number in the next byte. */
  int one() {
    need(1);
    return file[at++] & 0xff;
  }

  /** The number in the next two bytes. */
  int two() {
    int first = one();
    return littleEndian ? first | one() << 8 : first << 8 | one();
  }

  /** The number in the next four bytes. */
  long four() {
    long first = two();
    return littleEndian ? first | (long) two() << 16 : first << 16 | two();
  }

  /** The number in the next three bytes, of which the lowest comes first. */
  int threeFromTheLowest() {
    return one() | one() << 8 | one() << 16;
  }

  /** The next bytes as text of ISO 8859-1. */
  String text(int length) {
    need(length);
    at += length;
    return new String(file, at - length, length, StandardCharsets.ISO_8859_1);
  }

  /** Steps over bytes. */
  void skip(long length) {
    need(length);
    at += (int) length;
  }

  /** The next bytes on their own; this goes on behind them. */
  HeaderBytes part(long length) {
    skip(length);
    return new HeaderBytes(file, littleEndian, at - (int) length, at, Fault.UNREADABLE);
  }

  /** The bytes up to a length that the file tells, or up to its end where that comes first. */
  HeaderBytes atMost(long length) {
    return length < left()
        ? new HeaderBytes(file, littleEndian, at, at + (int) length, Fault.UNREADABLE)
        : this;
  }

  /** A copy of all that is left. */
  byte[] copy() {
    return Arrays.copyOfRange(file, at, end);
  }

  /** Puts all that is left into a target, from this index on. */
  void copyInto(byte[] target, int index) {
    System.arraycopy(file, at, target, index, left());
  }

  /** The checksum of all that is left. */
  long crc32() {
    CRC32 crc = new CRC32();
    crc.update(file, at, left());
    return crc.getValue();
  }

  private void need(long length) {
    if (length > left()) {
      throw new UnfitPicture(beyond);
    }
  }
}
