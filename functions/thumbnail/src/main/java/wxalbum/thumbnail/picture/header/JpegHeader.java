package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import org.jspecify.annotations.Nullable;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * The segments of a JPEG up to its first scan (ISO/IEC 10918-1, annex B). Bytes between segments
 * are stepped over as libjpeg does, so that no decoder sees another frame than was seen here.
 */
final class JpegHeader {
  private static final int TEMPORARY = 0x01;
  private static final int FIRST_FRAME = 0xc0;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int ARITHMETIC_CONDITIONS = 0xcc;
  private static final int LAST_FRAME = 0xcf;
  private static final int FIRST_RESTART = 0xd0;
  private static final int LAST_RESTART = 0xd7;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int APP2 = 0xe2;
  private static final int COMMENT = 0xfe;

  private final HeaderBytes bytes;
  private final ProfilePieces pieces = new ProfilePieces();
  private @Nullable JpegFrame frame;

  private JpegHeader(HeaderBytes bytes) {
    this.bytes = bytes;
  }

  static Header read(byte[] file) {
    return new JpegHeader(HeaderBytes.bigEndian(file, 2)).read();
  }

  private Header read() {
    int marker = nextMarker();
    while (marker != START_OF_SCAN) {
      if (!standsAlone(marker)) {
        segment(marker);
      }
      marker = nextMarker();
    }
    int components = segmentContent().one();
    JpegFrame seen = frame;
    if (seen == null) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return new Header(
        PictureType.JPEG,
        seen.size(),
        seen.isCommon(),
        seen.workingBytes(components),
        pieces.profile());
  }

  /** Steps to the next byte that follows one or more of 0xff and is neither that nor 0. */
  private int nextMarker() {
    int marker = 0;
    while (marker == 0) {
      while (bytes.one() != 0xff) {}
      do {
        marker = bytes.one();
      } while (marker == 0xff);
    }
    return marker;
  }

  private static boolean standsAlone(int marker) {
    return marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= LAST_RESTART);
  }

  private void segment(int marker) {
    insist(marker >= FIRST_FRAME && marker <= COMMENT);
    insist(marker < FIRST_RESTART || marker > END_OF_IMAGE);
    HeaderBytes content = segmentContent();
    if (marker == APP2) {
      pieces.add(content);
    } else if (isFrame(marker)) {
      insist(frame == null);
      frame = JpegFrame.read(marker - FIRST_FRAME, content);
    }
  }

  private static boolean isFrame(int marker) {
    return marker <= LAST_FRAME && marker != HUFFMAN_TABLES && marker != ARITHMETIC_CONDITIONS;
  }

  private HeaderBytes segmentContent() {
    int length = bytes.two();
    insist(length >= 2);
    return bytes.part(length - 2);
  }
}
