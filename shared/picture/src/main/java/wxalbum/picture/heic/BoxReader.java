package wxalbum.picture.heic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * Sequential reader of the content of a box. Numbers are big-endian and unsigned. A read beyond the
 * end throws {@link UndecodablePictureException} of {@link PictureFault#UNREADABLE}.
 */
final class BoxReader {
  private final ByteBuffer bytes;

  /** Creates a reader of the remaining bytes of a buffer, whose position does not change. */
  BoxReader(ByteBuffer bytes) {
    this.bytes = bytes.slice();
  }

  int remaining() {
    return bytes.remaining();
  }

  int readU8() {
    return (int) readNumber(1);
  }

  int readU16() {
    return (int) readNumber(2);
  }

  long readU32() {
    return readNumber(4);
  }

  /** Reads the version of a full box and skips its flags (ISO/IEC 14496-12, 4.2). */
  int readVersion() {
    return (int) (readU32() >> 24);
  }

  /** Reads a number of 0 to 8 bytes; a number of no bytes is 0. */
  long readNumber(int size) {
    requireRemaining(size);
    if (size > Long.BYTES) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    long number = 0;
    for (int i = 0; i < size; i++) {
      number = number << 8 | (bytes.get() & 0xff);
    }
    if (number < 0) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    return number;
  }

  /** Reads a number of {@code size} bytes that counts entries, up to a maximum. */
  int readCount(int size, int max) {
    long count = readNumber(size);
    if (count > max) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    return (int) count;
  }

  /** Reads a width and a height, each of {@code numberSize} bytes; neither may be 0. */
  PixelSize readSize(int numberSize) {
    long width = readNumber(numberSize);
    long height = readNumber(numberSize);
    if (width == 0 || height == 0) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    if (Math.max(width, height) > Integer.MAX_VALUE) {
      throw new UndecodablePictureException(PictureFault.TOO_MANY_PIXELS);
    }
    return new PixelSize((int) width, (int) height);
  }

  /** Reads a FourCC. */
  String readFourCc() {
    return new String(readBytes(4), StandardCharsets.ISO_8859_1);
  }

  byte[] readBytes(int length) {
    requireRemaining(length);
    byte[] copy = new byte[length];
    bytes.get(copy);
    return copy;
  }

  /** Returns the next bytes without copying them, and skips them. */
  ByteBuffer readSlice(long length) {
    requireRemaining(length);
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  private void requireRemaining(long length) {
    if (length > bytes.remaining()) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
  }
}
