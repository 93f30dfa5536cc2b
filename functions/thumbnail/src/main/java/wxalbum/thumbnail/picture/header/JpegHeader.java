package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Reads the segments of a JPEG up to its first scan (ISO/IEC 10918-1, annex B). Markers that
 * decoders interpret differently or reject are rejected here. Otherwise a decoder could find a
 * different frame than the one that was checked.
 */
final class JpegHeader {
  private static final int FIRST_FRAME = 0xc0;
  private static final int APP0 = 0xe0;
  private static final int APP2 = 0xe2;

  /** Markers of tables (DHT, DAC, DQT), DNL, the restart interval (DRI) and comments (COM). */
  private static final Set<Integer> OTHERS = Set.of(0xc4, 0xcc, 0xdb, 0xdc, 0xdd, 0xfe);

  /** Markers in the range of SOFn that start no frame: DHT, JPG (reserved) and DAC. */
  private static final Set<Integer> NO_FRAMES = Set.of(0xc4, 0xc8, 0xcc);

  private final ProfilePieces pieces = new ProfilePieces();
  private @Nullable JpegFrame frame;

  private JpegHeader() {}

  static Header read(byte[] file) {
    HeaderBytes bytes = HeaderBytes.bigEndian(file);
    bytes.skip(2);
    JpegHeader header = new JpegHeader();
    JpegSegment segment = JpegSegment.read(bytes);
    while (segment.marker() != JpegSegment.START_OF_SCAN) {
      header.add(segment.marker(), segment.content());
      segment = JpegSegment.read(bytes);
    }
    return header.complete(segment.content());
  }

  private void add(int marker, HeaderBytes content) {
    if (marker == APP2) {
      pieces.add(content);
    } else if ((marker & 0xf0) == FIRST_FRAME && !NO_FRAMES.contains(marker)) {
      insist(frame == null);
      frame = JpegFrame.read(marker - FIRST_FRAME, content);
    } else {
      insist((marker & 0xf0) == APP0 || OTHERS.contains(marker));
    }
  }

  private Header complete(HeaderBytes scan) {
    int scanComponents = scan.one();
    JpegFrame found = frame;
    if (found == null) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    // Programs that convert a picture to gray leave its color profile in the file.
    Optional<IccProfile> profile = found.components() == 1 ? Optional.empty() : pieces.profile();
    return new Header(
        PictureType.JPEG,
        found.size(),
        found.isCommon(),
        found.workingBytes(scanComponents),
        profile);
  }
}
