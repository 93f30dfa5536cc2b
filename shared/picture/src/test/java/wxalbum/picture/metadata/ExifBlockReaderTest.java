package wxalbum.picture.metadata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import wxalbum.picture.header.MetadataFinder;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;

/** Tests of Exif blocks that would take minutes to read without a limit. */
class ExifBlockReaderTest {
  private static final int MAKE = 0x010f;
  private static final int ORIENTATION = 0x0112;
  private static final int EXIF_IFD_POINTER = 0x8769;
  private static final int SUB_IFD_POINTER = 0x014a;
  private static final int MAKER_NOTE = 0x927c;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int UNDEFINED = 7;
  private static final int IFD = 13;
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;

  @Test
  void stopsWhenDirectoriesOverlap() {
    ExifBlockReader reader = new ExifBlockReader(overlappingDirectories());

    assertThat(faultOf(reader)).isEqualTo(PictureFault.TOO_COMPLEX);
    assertThat(reader.stepCount()).isLessThan(ExifBlockReader.MAX_STEPS + MetadataFinder.MAX_BYTES);
  }

  @Test
  void stopsWhenEntriesAskForDirectoriesWithoutReadingThem() {
    ByteBuffer block = block().putShort((short) 5_000);
    for (int i = 0; i < 5_000; i++) {
      putEntry(block, 0xa900 + i, IFD, 16_000, HEADER_BYTES);
    }
    ExifBlockReader reader = new ExifBlockReader(bytesOf(block));

    assertThat(faultOf(reader)).isEqualTo(PictureFault.TOO_COMPLEX);
  }

  @Test
  void stopsWhenEntryRefersToManyDirectories() {
    ByteBuffer block = block().putShort((short) 1);
    putEntry(block, EXIF_IFD_POINTER, LONG, 16_000, HEADER_BYTES);
    ExifBlockReader reader = new ExifBlockReader(bytesOf(block));

    assertThat(faultOf(reader)).isEqualTo(PictureFault.TOO_COMPLEX);
  }

  @Test
  void treatsMetadataAsAbsentWhenBlockTakesTooManySteps() {
    byte[] jpeg = withExif(overlappingDirectories());

    assertThat(PictureMetadata.read(jpeg)).isEqualTo(PictureMetadata.NONE);
  }

  @Test
  void entersNoNestedDirectories() {
    ByteBuffer block = block();
    for (int i = 0; i < 3_600; i++) {
      block.putShort((short) 1);
      putEntry(block, SUB_IFD_POINTER, LONG, 1, block.position() + ENTRY_BYTES + 4);
      block.putInt(0);
    }

    ExifBlockReader reader = new ExifBlockReader(bytesOf(block));

    assertThat(reader.read().getDirectoryCount()).isEqualTo(1);
    assertThat(PictureMetadata.read(withExif(bytesOf(block)))).isEqualTo(PictureMetadata.NONE);
  }

  @Test
  void entersNoFollowingDirectories() {
    ByteBuffer block = block();
    for (int i = 0; i < 3_600; i++) {
      block.putShort((short) 1);
      putEntry(block, 0xa900, SHORT, 1, 0);
      block.putInt(block.position() + 4);
    }

    assertThat(new ExifBlockReader(bytesOf(block)).read().getDirectoryCount()).isEqualTo(1);
  }

  @Test
  void readsLargestMakerNoteWithinLimit() {
    ByteBuffer block = block().putShort((short) 2);
    putEntry(block, ORIENTATION, SHORT, 1, 6 << 16);
    putEntry(block, MAKER_NOTE, UNDEFINED, block.capacity() - HEADER_BYTES, HEADER_BYTES);

    Metadata metadata = new ExifBlockReader(bytesOf(block)).read();

    Directory ifd0 = requireNonNull(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class));
    assertThat(ifd0.getInteger(ORIENTATION)).isEqualTo(6);
  }

  @Test
  void countsEachByteOfUsualBlockAboutOnce() {
    byte[] block = new ExifBuilder().orientation(6).ifd0(MAKE, "Apple").toTiff();
    ExifBlockReader reader = new ExifBlockReader(block);

    var _ = reader.read();

    assertThat(reader.stepCount()).isLessThan(3 * 256 + 3 * block.length);
  }

  /**
   * Returns a block with 400 directories 12 bytes apart, each with 4300 entries of 30000 numbers.
   * Each starts with the last two bytes of an entry, which state the number of its own entries.
   */
  private static byte[] overlappingDirectories() {
    ByteBuffer block = block().putShort((short) 5_300);
    for (int i = 0; i < 400; i++) {
      putEntry(block, EXIF_IFD_POINTER, LONG, 1, HEADER_BYTES + ENTRY_BYTES * (401 + i));
    }
    for (int i = 0; i < 4_900; i++) {
      putEntry(block, 0xa900, SHORT, 30_000, 4_300);
    }
    return bytesOf(block);
  }

  private static ByteBuffer block() {
    return ByteBuffer.allocate(MetadataFinder.MAX_BYTES)
        .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
        .putInt(HEADER_BYTES);
  }

  private static byte[] bytesOf(ByteBuffer block) {
    byte[] bytes = new byte[block.capacity()];
    block.get(0, bytes);
    return bytes;
  }

  private static void putEntry(ByteBuffer block, int tag, int type, int count, int value) {
    block.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static PictureFault faultOf(ExifBlockReader reader) {
    return catchThrowableOfType(UndecodablePictureException.class, reader::read).fault();
  }

  private static byte[] withExif(byte[] block) {
    String content = new String(block, 0, 65_000, StandardCharsets.ISO_8859_1);
    return TestPictures.withSegment(
        TestPictures.resource("landscape-1.jpg"), 0xffe1, "Exif\0\0" + content);
  }
}
