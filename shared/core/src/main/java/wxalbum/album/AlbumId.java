package wxalbum.album;

import java.util.Optional;
import java.util.UUID;

/** The id of an album. */
public record AlbumId(UUID value) implements Id {
  /** The id that a text stands for; nothing when the text is no id. */
  public static Optional<AlbumId> parse(String text) {
    return Ids.parse(text).map(AlbumId::new);
  }

  @Override
  public String toString() {
    return Ids.print(value);
  }
}
