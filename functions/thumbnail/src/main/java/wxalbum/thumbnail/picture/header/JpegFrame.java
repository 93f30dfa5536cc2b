package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import java.util.ArrayList;
import java.util.List;
import wxalbum.album.Dimensions;

/**
 * The frame header of a JPEG (ISO/IEC 10918-1, B.2.2).
 *
 * @param coding n of the marker SOFn
 * @param bits of a sample
 */
record JpegFrame(int coding, int bits, Dimensions size, List<Component> components) {
  private static final int JPG = 8;
  private static final int PROGRESSIVE = 2;
  private static final int LOSSLESS = 3;
  private static final int BLOCK_SIDE = 8;
  private static final int BLOCK_BYTES = 2 * BLOCK_SIDE * BLOCK_SIDE;
  private static final int LOSSLESS_SAMPLE_BYTES = 4;

  /**
   * A component's samples in a unit of the picture.
   *
   * @param across from 1 to 4
   * @param down from 1 to 4
   */
  record Component(int across, int down) {
    static Component read(HeaderBytes bytes) {
      bytes.skip(1);
      int factors = bytes.one();
      bytes.skip(1);
      int across = factors >> 4;
      int down = factors & 0xf;
      insist(across >= 1 && across <= 4 && down >= 1 && down <= 4);
      return new Component(across, down);
    }
  }

  /** Reads it. A height that comes behind the first scan only (DNL) is not supported anywhere. */
  static JpegFrame read(int coding, HeaderBytes bytes) {
    insist(coding != JPG);
    int bits = bytes.one();
    insist(bits >= 2 && bits <= 16);
    int height = bytes.two();
    Dimensions size = HeaderBytes.size(bytes.two(), height);
    int count = bytes.one();
    insist(count >= 1 && count <= 4 && bytes.left() == 3 * count);
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      components.add(Component.read(bytes));
    }
    return new JpegFrame(coding, bits, size, List.copyOf(components));
  }

  /** Baseline, extended or progressive, Huffman-coded, of grey or three colours. */
  boolean isCommon() {
    return coding <= PROGRESSIVE && bits == 8 && (components.size() == 1 || components.size() == 3);
  }

  /**
   * What decoders hold at once: where the picture comes in several scans the coefficients of all
   * blocks, which fill whole units; without loss all samples.
   *
   * @param scanned components in the first scan
   */
  long workingBytes(int scanned) {
    if ((coding & 3) == LOSSLESS) {
      long pixels = (long) size.width() * size.height();
      return LOSSLESS_SAMPLE_BYTES * components.size() * pixels;
    }
    boolean progressive = (coding & 3) == PROGRESSIVE;
    return progressive || scanned < components.size() ? BLOCK_BYTES * blocks() : 0;
  }

  private long blocks() {
    int across = components.stream().mapToInt(Component::across).max().orElseThrow();
    int down = components.stream().mapToInt(Component::down).max().orElseThrow();
    long units =
        (long) Math.ceilDiv(size.width(), BLOCK_SIDE * across)
            * Math.ceilDiv(size.height(), BLOCK_SIDE * down);
    return units * components.stream().mapToInt(c -> c.across() * c.down()).sum();
  }
}
