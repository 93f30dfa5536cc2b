package wxalbum.album;

import java.util.Optional;
import java.util.UUID;

/** Id of an album. */
public record AlbumId(UUID value) implements Id {
  /** Parses the text form of an album id; returns empty if the text is not an id. */
  public static Optional<AlbumId> parse(String text) {
    return Ids.parse(text).map(AlbumId::new);
  }

  @Override
  public String toString() {
    return Ids.format(value);
  }
}
