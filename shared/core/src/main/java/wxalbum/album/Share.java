package wxalbum.album;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that shows an album to guests.
 *
 * @param tokenHash of the link's token
 * @param label for the owner's eyes; empty where none was given
 * @param passcodeHash slow hash of the passcode; null where none is asked for
 * @param allowOriginals whether guests may load originals
 * @param maxViews how often it may be opened; null for any number
 * @param views how often it was opened
 * @param expiresAt from when on it is gone; null for never
 */
public record Share(
    ShareId id,
    AlbumId albumId,
    Sha256 tokenHash,
    String label,
    @Nullable String passcodeHash,
    boolean allowOriginals,
    @Nullable Integer maxViews,
    int views,
    @Nullable Instant lastViewedAt,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  /** Whether it shows nothing any more to somebody who opens it now. */
  public boolean gone(Instant now) {
    return ended(now) || (maxViews != null && views >= maxViews);
  }

  /** Whether it shows nothing any more even to somebody who has opened it before. */
  public boolean ended(Instant now) {
    return revokedAt != null || (expiresAt != null && !now.isBefore(expiresAt));
  }
}
