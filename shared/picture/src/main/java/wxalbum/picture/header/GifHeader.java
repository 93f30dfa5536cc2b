package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

import java.util.Optional;

/**
 * Reads the blocks of a GIF (GIF89a) up to the data of its first image. The size of that image is
 * the size of the picture; the logical screen around it is ignored.
 */
final class GifHeader {
  private static final int SIGNATURE_BYTES = 6;
  private static final int SIZE_BYTES = 4;
  private static final int CODE_SIZE_BYTES = 1;
  private static final int HAS_COLOR_TABLE = 0x80;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE_DESCRIPTOR = 0x2c;

  private GifHeader() {}

  static PictureHeader read(byte[] file) {
    ByteReader bytes = ByteReader.littleEndian(file);
    bytes.skip(SIGNATURE_BYTES + SIZE_BYTES);
    int screenFlags = bytes.readU8();
    bytes.skip(2);
    if ((screenFlags & HAS_COLOR_TABLE) != 0) {
      bytes.skip(3L << ((screenFlags & 7) + 1));
    }
    long blocks = 0;
    int block = bytes.readU8();
    while (block == EXTENSION) {
      bytes.skip(1);
      blocks += 1 + skipSubBlocks(bytes);
      block = bytes.readU8();
    }
    requireValid(block == IMAGE_DESCRIPTOR);
    bytes.skip(SIZE_BYTES);
    PixelSize size = ByteReader.requireSize(bytes.readU16(), bytes.readU16());
    return new PictureHeader(
        PictureType.GIF,
        size,
        false,
        0,
        DecodeWork.ofGif(size, blocks + countDataBlocks(bytes)),
        Optional.empty());
  }

  /** Skips sub-blocks and returns their number. */
  private static long skipSubBlocks(ByteReader bytes) {
    long blocks = 0;
    for (int length = bytes.readU8(); length > 0; length = bytes.readU8()) {
      bytes.skip(length);
      blocks++;
    }
    return blocks;
  }

  /** Returns the number of sub-blocks of the picture's data, as far as the file contains them. */
  private static long countDataBlocks(ByteReader bytes) {
    if (bytes.remaining() < 2) {
      return 0;
    }
    int flags = bytes.readU8();
    long tableBytes = (flags & HAS_COLOR_TABLE) != 0 ? 3L << ((flags & 7) + 1) : 0;
    skipAvailable(bytes, tableBytes + CODE_SIZE_BYTES);
    long blocks = 0;
    int length = 1;
    while (bytes.remaining() > 0 && length > 0) {
      length = bytes.readU8();
      skipAvailable(bytes, length);
      blocks++;
    }
    return blocks;
  }

  private static void skipAvailable(ByteReader bytes, long length) {
    bytes.skip(Math.min(length, bytes.remaining()));
  }
}
