package wxalbum.thumbnail.picture.header;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.thumbnail.picture.colour.IccProfile;

/** Puts a profile together of the pieces that the APP2 segments of a JPEG hold (ICC.1, annex B). */
final class ProfilePieces {
  private static final String SIGNATURE = "ICC_PROFILE\0";
  private static final int MOST_PIECES = 255;

  private final @Nullable HeaderBytes[] pieces = new HeaderBytes[MOST_PIECES + 1];
  private int count;
  private int found;
  private long length;
  private boolean broken;

  /** Takes what an APP2 segment holds; other uses of the segment are left alone. */
  void add(HeaderBytes segment) {
    if (segment.left() < SIGNATURE.length() + 2
        || !segment.text(SIGNATURE.length()).equals(SIGNATURE)) {
      return;
    }
    int number = segment.one();
    int of = segment.one();
    if (number == 0 || number > of || pieces[number] != null || (found > 0 && of != count)) {
      broken = true;
      return;
    }
    pieces[number] = segment;
    count = of;
    found++;
    length += segment.left();
  }

  /** The profile; nothing where pieces are missing, contradict each other, or are too large. */
  Optional<IccProfile> profile() {
    boolean complete = found > 0 && found == count && !broken;
    if (!complete || length == 0 || length > EmbeddedProfile.MAX_BYTES) {
      return Optional.empty();
    }
    byte[] profile = new byte[(int) length];
    int at = 0;
    for (HeaderBytes piece : pieces) {
      if (piece != null) {
        piece.copyInto(profile, at);
        at += piece.left();
      }
    }
    return Optional.of(new IccProfile(profile));
  }
}
