package wxalbum.share;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first screen of a share: {@code OpenedShare} of the contract. */
record OpenedShareView(
    String viewToken,
    Instant expiresAt,
    SharedAlbumView album,
    Map<String, @Nullable Object> photos) {
  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "OpenedShareView[expiresAt=" + expiresAt + "]";
  }
}
