package wxalbum.thumbnail.picture.header;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wxalbum.thumbnail.picture.colour.IccProfile;

/** Assembles an ICC profile from the APP2 segments of a JPEG (ICC.1, annex B). */
final class ProfilePieces {
  private static final String SIGNATURE = "ICC_PROFILE\0";

  private final Map<Integer, HeaderBytes> pieces = new TreeMap<>();
  private int count;
  private boolean contradictory;

  /** Adds the content of an APP2 segment; a segment without the ICC signature is ignored. */
  void add(HeaderBytes segment) {
    if (!segment.takes(SIGNATURE) || segment.left() < 2) {
      return;
    }
    int number = segment.one();
    int total = segment.one();
    contradictory |= number == 0 || number > total || (count != 0 && count != total);
    contradictory |= pieces.put(number, segment) != null;
    count = total;
  }

  /** Returns the profile; empty if pieces are missing, inconsistent or above the size limit. */
  Optional<IccProfile> profile() {
    int length = pieces.values().stream().mapToInt(HeaderBytes::left).sum();
    if (contradictory || pieces.size() < count || length > EmbeddedProfile.MAX_BYTES) {
      return Optional.empty();
    }
    ByteArrayOutputStream profile = new ByteArrayOutputStream(length);
    pieces.values().forEach(piece -> profile.writeBytes(piece.copy()));
    return EmbeddedProfile.of(profile.toByteArray());
  }
}
