package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import java.util.Optional;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;

/**
 * Reads the blocks of a GIF (GIF89a) up to the data of its first image. The size of that image is
 * the size of the picture; the logical screen around it is ignored.
 */
final class GifHeader {
  private static final int SIGNATURE_BYTES = 6;
  private static final int SIDES_BYTES = 4;
  private static final int HAS_TABLE = 0x80;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;

  private GifHeader() {}

  static Header read(byte[] file) {
    HeaderBytes bytes = HeaderBytes.littleEndian(file);
    bytes.skip(SIGNATURE_BYTES + SIDES_BYTES);
    int screenFlags = bytes.one();
    bytes.skip(2);
    if ((screenFlags & HAS_TABLE) != 0) {
      bytes.skip(3L << ((screenFlags & 7) + 1));
    }
    int block = bytes.one();
    while (block == EXTENSION) {
      bytes.skip(1);
      stepOverSubBlocks(bytes);
      block = bytes.one();
    }
    insist(block == IMAGE);
    bytes.skip(SIDES_BYTES);
    Dimensions size = HeaderBytes.size(bytes.two(), bytes.two());
    return new Header(PictureType.GIF, size, false, 0, Optional.empty());
  }

  private static void stepOverSubBlocks(HeaderBytes bytes) {
    for (int length = bytes.one(); length > 0; length = bytes.one()) {
      bytes.skip(length);
    }
  }
}
