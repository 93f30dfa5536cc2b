package wxalbum.thumbnail.picture.header;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wxalbum.thumbnail.picture.colour.IccProfile;

/** Puts a profile together of the pieces that the APP2 segments of a JPEG hold (ICC.1, annex B). */
final class ProfilePieces {
  private static final String SIGNATURE = "ICC_PROFILE\0";

  private final Map<Integer, HeaderBytes> pieces = new TreeMap<>();
  private int count;
  private boolean contradictory;

  /** Takes what an APP2 segment holds; other uses of the segment are left alone. */
  void add(HeaderBytes segment) {
    if (!segment.takes(SIGNATURE) || segment.left() < 2) {
      return;
    }
    int number = segment.one();
    int of = segment.one();
    contradictory |= number == 0 || number > of || (count != 0 && count != of);
    contradictory |= pieces.put(number, segment) != null;
    count = of;
  }

  /** The profile; nothing where pieces are missing, contradict each other, or are too large. */
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
