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
    int block = bytes.readU8();
    while (block == EXTENSION) {
      bytes.skip(1);
      skipSubBlocks(bytes);
      block = bytes.readU8();
    }
    requireValid(block == IMAGE_DESCRIPTOR);
    bytes.skip(SIZE_BYTES);
    PixelSize size = ByteReader.requireSize(bytes.readU16(), bytes.readU16());
    return new PictureHeader(PictureType.GIF, size, false, 0, Optional.empty());
  }

  private static void skipSubBlocks(ByteReader bytes) {
    for (int length = bytes.readU8(); length > 0; length = bytes.readU8()) {
      bytes.skip(length);
    }
  }
}
