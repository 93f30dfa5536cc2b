package wxalbum.album;

import java.util.Optional;
import java.util.UUID;

/** Id of a photo. */
public record PhotoId(UUID value) implements Id {
  /** Parses the text form of a photo id; returns empty if the text is not an id. */
  public static Optional<PhotoId> parse(String text) {
    return Ids.parse(text).map(PhotoId::new);
  }

  @Override
  public String toString() {
    return Ids.format(value);
  }
}
