package wxalbum.share;

import java.time.Clock;
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

/** Creates a share of an album, with a new link. */
final class CreateShare {
  private final AlbumAccess access;
  private final Shares shares;
  private final ShareTokens tokens;
  private final PasscodeHasher passcodeHasher;
  private final Transactions transactions;
  private final Clock clock;

  CreateShare(
      AlbumAccess access,
      Shares shares,
      ShareTokens tokens,
      PasscodeHasher passcodeHasher,
      Transactions transactions,
      Clock clock) {
    this.access = access;
    this.shares = shares;
    this.tokens = tokens;
    this.passcodeHasher = passcodeHasher;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The result of creating. */
  sealed interface Outcome {}

  /** The share is created. */
  record Created(Share share) implements Outcome {}

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
        options.allowOriginals(),
        options.maxViews(),
        0,
        null,
        now,
        options.lifetime() == null ? null : now.plus(options.lifetime()),
        null);
  }

  /** Inserts the share. The album lock prevents a share of an album that is being deleted. */
  private Outcome insert(Share share, UserId user) {
    return switch (access.lockAlbum(user, share.albumId(), Permission.MANAGE_SHARES)) {
      case Access.Granted<Album> _ -> {
        shares.insert(share);
        yield new Created(share);
      }
      case Access.Denied<Album>(Denial denial) -> new Denied(denial);
    };
  }
}
