package wxalbum.share;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A share that a guest opened: {@code OpenShareResponse} of the contract. */
record OpenedShareView(
    String viewToken,
    Instant expiresAt,
    SharedAlbumView album,
    Map<String, @Nullable Object> photos) {
  /** Returns a description without the token. */
  @Override
  public String toString() {
    return "OpenedShareView[expiresAt=" + expiresAt + "]";
  }
}
