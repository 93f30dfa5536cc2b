package wxalbum.album;

import java.util.Optional;
import java.util.UUID;

/** Id of a share. */
public record ShareId(UUID value) implements Id {
  /** Parses the text form of a share id; returns empty if the text is not an id. */
  public static Optional<ShareId> parse(String text) {
    return Ids.parse(text).map(ShareId::new);
  }

  @Override
  public String toString() {
    return Ids.format(value);
  }
}
