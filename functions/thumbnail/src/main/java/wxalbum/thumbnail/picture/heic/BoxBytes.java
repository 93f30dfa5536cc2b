package wxalbum.thumbnail.picture.heic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Reads the content of a box from front to back; numbers are big-endian and without sign. Who wants
 * more than is left meets {@link Fault#UNREADABLE}.
 */
final class BoxBytes {
  private final ByteBuffer bytes;

  /** Reads what is left of these; their position stays. */
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

  /** The version of a full box, without its flags (ISO/IEC 14496-12, 4.2). */
  int version() {
    return (int) (u32() >> 24);
  }

  /** A number of 0 to 8 bytes; none means 0. */
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

  /** A number that says how many things follow, of which more than {@code most} are nonsense. */
  int count(int size, int most) {
    long count = number(size);
    if (count > most) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return (int) count;
  }

  /** Width and height, numbers of so many bytes; no picture has a side of nothing. */
  Dimensions size(int bytes) {
    long width = number(bytes);
    long height = number(bytes);
    if (width == 0 || height == 0) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    if (Math.max(width, height) > Integer.MAX_VALUE) {
      throw new UnfitPicture(Fault.TOO_MANY_PIXELS);
    }
    return new Dimensions((int) width, (int) height);
  }

  /** Four characters that name something. */
  String name() {
    return new String(take(4), StandardCharsets.ISO_8859_1);
  }

  byte[] take(int length) {
    need(length);
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  /** The next bytes, not copied. */
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
