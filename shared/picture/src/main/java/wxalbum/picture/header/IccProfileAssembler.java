package wxalbum.picture.header;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wxalbum.picture.color.IccColorSpace;
import wxalbum.picture.color.IccProfile;

/** Assembles an ICC profile from the APP2 segments of a JPEG (ICC.1, annex B). */
final class IccProfileAssembler {
  private static final String SIGNATURE = "ICC_PROFILE\0";

  private final Map<Integer, ByteReader> pieces = new TreeMap<>();
  private int pieceCount;
  private boolean inconsistent;

  /** Adds the content of an APP2 segment; a segment without the ICC signature is ignored. */
  void addSegment(ByteReader segment) {
    if (!segment.skipIfNext(SIGNATURE) || segment.remaining() < 2) {
      return;
    }
    int number = segment.readU8();
    int total = segment.readU8();
    inconsistent |= number == 0 || number > total || (pieceCount != 0 && pieceCount != total);
    inconsistent |= pieces.put(number, segment) != null;
    pieceCount = total;
  }

  /**
   * Returns the profile; empty if pieces are missing, inconsistent or above the size limit, or if
   * they describe another color space.
   */
  Optional<IccProfile> assemble(IccColorSpace space) {
    int length = pieces.values().stream().mapToInt(ByteReader::remaining).sum();
    if (inconsistent || pieces.size() < pieceCount || length > EmbeddedIccProfile.MAX_BYTES) {
      return Optional.empty();
    }
    ByteArrayOutputStream profile = new ByteArrayOutputStream(length);
    pieces.values().forEach(piece -> profile.writeBytes(piece.toByteArray()));
    return EmbeddedIccProfile.parse(profile.toByteArray(), space);
  }
}
