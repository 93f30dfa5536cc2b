package wxalbum.album;

import java.util.Optional;
import java.util.UUID;

/** The id of a user. */
public record UserId(UUID value) implements Id {
  /** The id that a text stands for; nothing when the text is no id. */
  public static Optional<UserId> parse(String text) {
    return Ids.parse(text).map(UserId::new);
  }

  @Override
  public String toString() {
    return Ids.print(value);
  }
}
