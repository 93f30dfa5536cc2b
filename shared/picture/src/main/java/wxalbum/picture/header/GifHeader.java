package wxalbum.picture.header;

import java.util.Optional;

/** Reads the blocks of a GIF (GIF89a) up to the end of its first frame. */
final class GifHeader {
  private static final int CODE_SIZE_BYTES = 1;

  private GifHeader() {}

  static PictureHeader read(byte[] file) {
    ByteReader bytes = ByteReader.littleEndian(file);
    GifFrame frame = GifFrame.read(bytes);
    return new PictureHeader(
        PictureType.GIF,
        frame.screen(),
        false,
        0,
        DecodeWork.ofGif(frame.screen(), frame.blocks() + countDataBlocks(bytes)),
        Optional.empty());
  }

  /** Returns the number of sub-blocks of the picture's data, as far as the file contains them. */
  private static long countDataBlocks(ByteReader bytes) {
    if (bytes.remaining() < 2) {
      return 0;
    }
    skipAvailable(bytes, GifFrame.colorTableBytes(bytes.readU8()) + CODE_SIZE_BYTES);
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
