package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wxalbum.picture.color.IccProfile;

/**
 * Reads the segments of a JPEG up to its first scan (ISO/IEC 10918-1, annex B). Markers that
 * decoders interpret differently or reject are rejected here. Otherwise a decoder could find a
 * different frame than the one that was checked.
 */
final class JpegHeader {
  private static final int SOF0 = 0xc0;
  private static final int APP0 = 0xe0;
  private static final int APP2 = 0xe2;

  /** Markers of tables (DHT, DAC, DQT), DNL, the restart interval (DRI) and comments (COM). */
  private static final Set<Integer> OTHER_ALLOWED_MARKERS =
      Set.of(0xc4, 0xcc, 0xdb, 0xdc, 0xdd, 0xfe);

  /** Markers in the range of SOFn that start no frame: DHT, JPG (reserved) and DAC. */
  private static final Set<Integer> NON_FRAME_MARKERS = Set.of(0xc4, 0xc8, 0xcc);

  private final IccProfileAssembler profileAssembler = new IccProfileAssembler();
  private @Nullable JpegFrame frame;
  private long segmentCount;

  private JpegHeader() {}

  static PictureHeader read(byte[] file) {
    ByteReader bytes = ByteReader.bigEndian(file);
    bytes.skip(2);
    JpegHeader header = new JpegHeader();
    JpegSegment segment = JpegSegment.read(bytes);
    while (segment.marker() != JpegSegment.START_OF_SCAN) {
      header.addSegment(segment.marker(), segment.content());
      segment = JpegSegment.read(bytes);
    }
    return header.toHeader(segment.content(), file, file.length - bytes.remaining());
  }

  private void addSegment(int marker, ByteReader content) {
    segmentCount++;
    if (marker == APP2) {
      profileAssembler.addSegment(content);
    } else if ((marker & 0xf0) == SOF0 && !NON_FRAME_MARKERS.contains(marker)) {
      requireValid(frame == null);
      frame = JpegFrame.read(marker - SOF0, content);
    } else {
      requireValid((marker & 0xf0) == APP0 || OTHER_ALLOWED_MARKERS.contains(marker));
    }
  }

  /**
   * Returns the header.
   *
   * @param scan the header of the first scan
   * @param dataOffset offset of the data of the first scan in the file
   */
  private PictureHeader toHeader(ByteReader scan, byte[] file, int dataOffset) {
    int scanComponents = scan.readU8();
    JpegFrame found = frame;
    if (found == null) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    found.requireSupportedCoding();
    Optional<IccProfile> profile = found.colorSpace().flatMap(profileAssembler::assemble);
    long scans =
        found.hasSeveralScans(scanComponents) ? 1 + JpegScanCounter.count(file, dataOffset) : 1;
    return new PictureHeader(
        PictureType.JPEG,
        found.size(),
        found.suitsQuickDecoders(),
        found.workingBytes(scanComponents),
        DecodeWork.ofJpeg(found, segmentCount, scans, file.length),
        profile);
  }
}
