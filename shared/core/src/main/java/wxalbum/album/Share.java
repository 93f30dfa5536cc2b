package wxalbum.album;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link through which guests view an album.
 *
 * @param tokenHash digest of the link's token
 * @param label text that only the owner sees; may be empty
 * @param passcodeHash slow hash of the passcode, or null if guests need none
 * @param wrongPasscodes number of wrong passcodes of all callers
 * @param allowOriginals whether guests may load originals
 * @param maxViews maximum number of times the share can be opened, or null for no limit
 * @param views number of times the share was opened
 * @param expiresAt time at which the share expires, or null if it never does
 * @param revokedAt time at which the owner revoked the share, or null
 */
public record Share(
    ShareId id,
    AlbumId albumId,
    Sha256 tokenHash,
    String label,
    @Nullable String passcodeHash,
    int wrongPasscodes,
    boolean allowOriginals,
    @Nullable Integer maxViews,
    int views,
    @Nullable Instant lastViewedAt,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  /**
   * Number of wrong passcodes at which a share is locked. A guesser finds a passcode of four digits
   * with a probability of one percent.
   */
  public static final int MAX_WRONG_PASSCODES = 100;

  /** Time after its last wrong passcode from which those of a caller are forgotten. */
  public static final Duration WRONG_PASSCODE_RETENTION = Duration.ofDays(7);

  /**
   * Returns whether the share admits no further guests, with any passcode, because of too many
   * wrong passcodes. Guests who opened it earlier keep their access.
   */
  public boolean isLocked() {
    return wrongPasscodes >= MAX_WRONG_PASSCODES;
  }

  /**
   * Returns whether the share cannot be opened: it is revoked, expired or at its maximum number of
   * views.
   */
  public boolean isEnded(Instant now) {
    return isRevokedOrExpired(now) || (maxViews != null && views >= maxViews);
  }

  /**
   * Returns whether the share is revoked or expired. Guests who opened it earlier lose access as
   * well.
   */
  public boolean isRevokedOrExpired(Instant now) {
    return revokedAt != null || (expiresAt != null && !now.isBefore(expiresAt));
  }
}
