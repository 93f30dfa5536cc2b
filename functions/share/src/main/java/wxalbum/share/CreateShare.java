package wxalbum.share;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Ids;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/** Shares an album by a new link. */
final class CreateShare {
  private final Albums albums;
  private final Shares shares;
  private final ShareTokens tokens;
  private final Passcodes passcodes;
  private final Transactions transactions;
  private final Clock clock;

  CreateShare(
      Albums albums,
      Shares shares,
      ShareTokens tokens,
      Passcodes passcodes,
      Transactions transactions,
      Clock clock) {
    this.albums = albums;
    this.shares = shares;
    this.tokens = tokens;
    this.passcodes = passcodes;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How it ends. */
  sealed interface Outcome {}

  /** The link is in force. */
  record Created(Share share) implements Outcome {}

  /** The caller has no such album. */
  record NoSuchAlbum() implements Outcome {}

  /** Shares an album of this owner. */
  Outcome create(AlbumId album, UserId owner, ShareTerms terms) {
    Share share = share(album, terms);
    return transactions.inOne(() -> add(share, owner));
  }

  private Share share(AlbumId album, ShareTerms terms) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ShareId id = new ShareId(Ids.next(now));
    return new Share(
        id,
        album,
        Sha256.of(tokens.of(id)),
        terms.label(),
        terms.passcode() == null ? null : passcodes.hash(terms.passcode()),
        terms.allowOriginals(),
        terms.maxViews(),
        0,
        null,
        now,
        terms.life() == null ? null : now.plus(terms.life()),
        null);
  }

  /** Holds the album, so that no share is born while its album is being deleted. */
  private Outcome add(Share share, UserId owner) {
    if (albums.lock(share.albumId(), owner).isEmpty()) {
      return new NoSuchAlbum();
    }
    shares.add(share);
    return new Created(share);
  }
}
