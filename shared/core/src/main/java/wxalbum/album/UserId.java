package wxalbum.album;

import java.util.Optional;
import java.util.UUID;

/** Id of a user. */
public record UserId(UUID value) implements Id {
  /** Parses the text form of a user id; returns empty if the text is not an id. */
  public static Optional<UserId> parse(String text) {
    return Ids.parse(text).map(UserId::new);
  }

  @Override
  public String toString() {
    return Ids.format(value);
  }
}
