package wxalbum.thumbnail.picture.heic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures as an encoder of HEVC writes them (ISO/IEC 23008-2, annex B), each coded by itself in
 * one slice, taken apart into what a HEIC file holds.
 */
public final class HevcStream {
  private static final int VIDEO_PARAMETERS = 32;
  private static final int PICTURE_PARAMETERS = 34;

  private final List<byte[]> units = new ArrayList<>();

  /** Splits a stream at its start codes. */
  public HevcStream(byte[] stream) {
    int from = -1;
    for (int at = 0; at <= stream.length; at++) {
      boolean end = at == stream.length;
      if (end || (at + 2 < stream.length && isStart(stream, at))) {
        if (from >= 0) {
          units.add(withoutZerosBehind(stream, from, at));
        }
        from = at + 3;
      }
    }
  }

  private static boolean isStart(byte[] stream, int at) {
    return stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1;
  }

  private static byte[] withoutZerosBehind(byte[] stream, int from, int to) {
    int end = to;
    while (stream[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOfRange(stream, from, end);
  }

  private static int type(byte[] unit) {
    return (unit[0] >> 1) & 63;
  }

  /** The coded pictures, each with its length in front. */
  public List<byte[]> pictures() {
    return units.stream()
        .filter(unit -> type(unit) < VIDEO_PARAMETERS)
        .map(unit -> ByteBuffer.allocate(unit.length + 4).putInt(unit.length).put(unit).array())
        .toList();
  }

  /** What goes into {@code hvcC} (ISO/IEC 14496-15, 8.3.3.1), of the first parameter sets. */
  public byte[] configuration() {
    List<byte[]> sets =
        IntStream.rangeClosed(VIDEO_PARAMETERS, PICTURE_PARAMETERS).mapToObj(this::first).toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(1);
    bytes.writeBytes(profileAndLevel(sets.get(1)));
    bytes.writeBytes(new byte[] {(byte) 0xf0, 0, (byte) 0xfc, (byte) 0xfd, (byte) 0xf8});
    bytes.writeBytes(new byte[] {(byte) 0xf8, 0, 0, 0x0f, (byte) sets.size()});
    for (byte[] set : sets) {
      bytes.write(0x80 | type(set));
      bytes.writeBytes(new byte[] {0, 1, (byte) (set.length >> 8), (byte) set.length});
      bytes.writeBytes(set);
    }
    return bytes.toByteArray();
  }

  private byte[] first(int type) {
    return units.stream().filter(unit -> type(unit) == type).findFirst().orElseThrow();
  }

  /** Twelve bytes of a sequence parameter set, freed of those that only keep start codes away. */
  private static byte[] profileAndLevel(byte[] set) {
    ByteBuffer freed = ByteBuffer.allocate(12);
    int zeros = 0;
    for (int at = 3; freed.hasRemaining(); at++) {
      if (zeros < 2 || set[at] != 3) {
        freed.put(set[at]);
        zeros = set[at] == 0 ? zeros + 1 : 0;
      } else {
        zeros = 0;
      }
    }
    return freed.array();
  }
}
