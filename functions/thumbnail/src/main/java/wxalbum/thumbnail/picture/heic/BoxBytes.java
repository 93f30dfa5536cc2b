package wxalbum.thumbnail.picture.heic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Sequential reader of the content of a box. Numbers are big-endian and unsigned. A read beyond the
 * end throws {@link UnfitPicture} of {@link Fault#UNREADABLE}.
 */
final class BoxBytes {
  private final ByteBuffer bytes;

  /** Creates a reader of the remaining bytes of a buffer, whose position does not change. */
  BoxBytes(ByteBuffer bytes) {
    this.bytes = bytes.slice();
  }

  int left() {
    return bytes.remaining();
  }

  int u8() {
    return (int) number(1);
  }

  int u16() {
    return (int) number(2);
  }

  long u32() {
    return number(4);
  }

  /** Reads the version of a full box and skips its flags (ISO/IEC 14496-12, 4.2). */
  int version() {
    return (int) (u32() >> 24);
  }

  /** Reads a number of 0 to 8 bytes; a number of no bytes is 0. */
  long number(int size) {
    need(size);
    if (size > Long.BYTES) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    long number = 0;
    for (int i = 0; i < size; i++) {
      number = number << 8 | (bytes.get() & 0xff);
    }
    if (number < 0) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return number;
  }

  /** Reads a number of {@code size} bytes that counts entries, up to a maximum. */
  int count(int size, int max) {
    long count = number(size);
    if (count > max) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return (int) count;
  }

  /** Reads a width and a height, each of {@code numberSize} bytes; neither may be 0. */
  Dimensions size(int numberSize) {
    long width = number(numberSize);
    long height = number(numberSize);
    if (width == 0 || height == 0) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    if (Math.max(width, height) > Integer.MAX_VALUE) {
      throw new UnfitPicture(Fault.TOO_MANY_PIXELS);
    }
    return new Dimensions((int) width, (int) height);
  }

  /** Reads a FourCC. */
  String name() {
    return new String(take(4), StandardCharsets.ISO_8859_1);
  }

  byte[] take(int length) {
    need(length);
    byte[] copy = new byte[length];
    bytes.get(copy);
    return copy;
  }

  /** Returns the next bytes without copying them, and skips them. */
  ByteBuffer slice(long length) {
    need(length);
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  private void need(long length) {
    if (length > bytes.remaining()) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }
}
