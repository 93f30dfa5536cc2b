package wxalbum.picture.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Repairs slightly damaged Exif blocks, so that the library reads the intact part. The library
 * ignores a whole directory that exceeds the block, even if only the pointer behind it is missing.
 */
final class ExifRepair {
  private static final int IFD0_POINTER_OFFSET = 4;
  private static final int ENTRY_BYTES = 12;
  private static final int NEXT_POINTER_BYTES = 4;
  private static final int EXIF_IFD_POINTER = 0x8769;
  private static final int GPS_IFD_POINTER = 0x8825;

  private ExifRepair() {}

  /**
   * Returns the block with space for a missing pointer at its end. The numbers of entries of IFD0,
   * Exif and GPS are reduced to the entries that the block contains.
   */
  static byte[] repair(byte[] block) {
    byte[] repaired = Arrays.copyOf(block, block.length + NEXT_POINTER_BYTES);
    ByteBuffer tiff =
        ByteBuffer.wrap(repaired)
            .order(
                block.length > 0 && block[0] == 'I'
                    ? ByteOrder.LITTLE_ENDIAN
                    : ByteOrder.BIG_ENDIAN);
    if (block.length >= IFD0_POINTER_OFFSET + 4) {
      int ifd0 = tiff.getInt(IFD0_POINTER_OFFSET);
      int entries = limitEntries(tiff, ifd0);
      for (int i = 0; i < entries; i++) {
        int entry = ifd0 + 2 + ENTRY_BYTES * i;
        int tag = tiff.getShort(entry) & 0xffff;
        if (tag == EXIF_IFD_POINTER || tag == GPS_IFD_POINTER) {
          limitEntries(tiff, tiff.getInt(entry + 8));
        }
      }
    }
    return repaired;
  }

  /** Reduces the number of entries of a directory to those within the block, and returns it. */
  private static int limitEntries(ByteBuffer tiff, int directory) {
    int available = tiff.limit() - NEXT_POINTER_BYTES - 2 - directory;
    if (directory < 0 || available < 0) {
      return 0;
    }
    int stated = tiff.getShort(directory) & 0xffff;
    int entries = Math.min(stated, available / ENTRY_BYTES);
    if (entries < stated) {
      tiff.putShort(directory, (short) entries);
    }
    return entries;
  }
}
