package wxalbum.picture.heic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an HEVC byte stream (ISO/IEC 23008-2, annex B) into the parts of a HEIC file. Each picture
 * must be coded independently in one slice.
 */
public final class HevcStream {
  private static final int VIDEO_PARAMETERS = 32;
  private static final int PICTURE_PARAMETERS = 34;

  private final List<byte[]> units = new ArrayList<>();

  /** Splits a stream at its start codes. */
  public HevcStream(byte[] stream) {
    int start = -1;
    for (int offset = 0; offset <= stream.length; offset++) {
      boolean atEnd = offset == stream.length;
      if (atEnd || (offset + 2 < stream.length && isStartCode(stream, offset))) {
        if (start >= 0) {
          units.add(withoutTrailingZeros(stream, start, offset));
        }
        start = offset + 3;
      }
    }
  }

  private static boolean isStartCode(byte[] stream, int offset) {
    return stream[offset] == 0 && stream[offset + 1] == 0 && stream[offset + 2] == 1;
  }

  private static byte[] withoutTrailingZeros(byte[] stream, int start, int end) {
    int last = end;
    while (stream[last - 1] == 0) {
      last--;
    }
    return Arrays.copyOfRange(stream, start, last);
  }

  private static int unitType(byte[] unit) {
    return (unit[0] >> 1) & 63;
  }

  /** Returns the coded pictures, each with its length in front. */
  public List<byte[]> codedPictures() {
    return units.stream()
        .filter(unit -> unitType(unit) < VIDEO_PARAMETERS)
        .map(unit -> ByteBuffer.allocate(unit.length + 4).putInt(unit.length).put(unit).array())
        .toList();
  }

  /** Builds the content of {@code hvcC} from the parameter sets (ISO/IEC 14496-15, 8.3.3.1). */
  public byte[] configuration() {
    List<byte[]> sets =
        IntStream.rangeClosed(VIDEO_PARAMETERS, PICTURE_PARAMETERS)
            .mapToObj(this::findFirst)
            .toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(1);
    byte[] parameters = withoutEmulationPrevention(sets.get(1));
    bytes.write(parameters, 3, 12);
    bytes.writeBytes(new byte[] {(byte) 0xf0, 0, (byte) 0xfc});
    bytes.writeBytes(sampleFormat(parameters));
    bytes.writeBytes(new byte[] {0, 0, 0x0f, (byte) sets.size()});
    for (byte[] set : sets) {
      bytes.write(0x80 | unitType(set));
      bytes.writeBytes(new byte[] {0, 1, (byte) (set.length >> 8), (byte) set.length});
      bytes.writeBytes(set);
    }
    return bytes.toByteArray();
  }

  private byte[] findFirst(int type) {
    return units.stream().filter(unit -> unitType(unit) == type).findFirst().orElseThrow();
  }

  /** Removes the emulation prevention bytes of a unit. */
  private static byte[] withoutEmulationPrevention(byte[] unit) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    int zeros = 0;
    for (byte value : unit) {
      if (zeros < 2 || value != 3) {
        result.write(value);
      }
      zeros = value == 0 ? zeros + 1 : 0;
    }
    return result.toByteArray();
  }

  /** Returns the chroma format and the bit depths minus 8 (ISO/IEC 23008-2, 7.3.2.2). */
  private static byte[] sampleFormat(byte[] parameters) {
    GolombReader numbers = new GolombReader(parameters, 8 * 15);
    int _ = numbers.readNumber();
    int chroma = numbers.readNumber();
    int _ = numbers.readNumber();
    int _ = numbers.readNumber();
    if (numbers.readBit() == 1) {
      for (int side = 0; side < 4; side++) {
        int _ = numbers.readNumber();
      }
    }
    return new byte[] {
      (byte) (0xfc | chroma),
      (byte) (0xf8 | numbers.readNumber()),
      (byte) (0xf8 | numbers.readNumber())
    };
  }

  /** Reader of Exp-Golomb codes (ISO/IEC 23008-2, 9.2). */
  private static final class GolombReader {
    private final byte[] bytes;
    private int bitOffset;

    GolombReader(byte[] bytes, int at) {
      this.bytes = bytes;
      this.bitOffset = at;
    }

    int readBit() {
      int bit = bytes[bitOffset / 8] >> (7 - bitOffset % 8) & 1;
      bitOffset++;
      return bit;
    }

    int readNumber() {
      int length = 0;
      while (readBit() == 0) {
        length++;
      }
      int number = 1;
      for (int i = 0; i < length; i++) {
        number = number << 1 | readBit();
      }
      return number - 1;
    }
  }
}
