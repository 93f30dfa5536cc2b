package wxalbum.album;

import java.util.Optional;
import java.util.UUID;

/** The id of a share. */
public record ShareId(UUID value) implements Id {
  /** The id that a text stands for; nothing when the text is no id. */
  public static Optional<ShareId> parse(String text) {
    return Ids.parse(text).map(ShareId::new);
  }

  @Override
  public String toString() {
    return Ids.print(value);
  }
}
