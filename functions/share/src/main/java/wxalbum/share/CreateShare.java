package wxalbum.share;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Ids;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/** Creates a share of an album, with a new link. */
final class CreateShare {
  /** Maximum number of shares of a user. */
  static final int MAX_SHARES = 1000;

  /** Time after its end from which a share does not count any more. */
  private static final Duration COUNTED_AFTER_END = Duration.ofDays(30);

  private final AlbumAccess access;
  private final Shares shares;
  private final Users users;
  private final ShareTokens tokens;
  private final PasscodeHasher passcodeHasher;
  private final Transactions transactions;
  private final Clock clock;

  CreateShare(
      AlbumAccess access,
      Shares shares,
      Users users,
      ShareTokens tokens,
      PasscodeHasher passcodeHasher,
      Transactions transactions,
      Clock clock) {
    this.access = access;
    this.shares = shares;
    this.users = users;
    this.tokens = tokens;
    this.passcodeHasher = passcodeHasher;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The result of creating. */
  sealed interface Outcome {}

  /** The share is created. */
  record Created(Share share) implements Outcome {}

  /** The user has the maximum number of shares. */
  record LimitReached() implements Outcome {}

  /** The user may not share such an album. */
  record Denied(Denial denial) implements Outcome {}

  /** Creates a share of an album for this user. */
  Outcome execute(UserId user, AlbumId album, ShareOptions options) {
    Share share = newShare(album, options);
    return transactions.inTransaction(() -> insert(share, user));
  }

  private Share newShare(AlbumId album, ShareOptions options) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ShareId id = new ShareId(Ids.newUuid(now));
    return new Share(
        id,
        album,
        Sha256.hash(tokens.derive(id)),
        options.label(),
        options.passcode() == null ? null : passcodeHasher.hash(options.passcode()),
        0,
        options.allowOriginals(),
        options.maxViews(),
        0,
        null,
        now,
        options.lifetime() == null ? null : now.plus(options.lifetime()),
        null);
  }

  /**
   * Inserts the share. The lock of the album prevents a share of an album that is being deleted,
   * and the lock of the user's row keeps concurrent requests within the limit.
   */
  private Outcome insert(Share share, UserId user) {
    return switch (access.lockAlbum(user, share.albumId(), Permission.MANAGE_SHARES)) {
      case Access.Granted<Album> _ -> {
        var _ = users.lock(user);
        Instant endedBefore = share.createdAt().minus(COUNTED_AFTER_END);
        if (shares.countByOwner(user, endedBefore) >= MAX_SHARES) {
          yield new LimitReached();
        }
        shares.insert(share);
        yield new Created(share);
      }
      case Access.Denied<Album>(Denial denial) -> new Denied(denial);
    };
  }
}
