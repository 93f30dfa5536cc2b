package wxalbum.share;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Album;
import wxalbum.album.Albums;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.Photo;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.Shares;
import wxalbum.album.Transactions;
import wxalbum.session.IssuedToken;
import wxalbum.session.Tokens;
import wxalbum.telemetry.Invocation;

/**
 * Lets a guest in, once for each view.
 *
 * <p>The passcode is checked before the share's lock is taken, for the check is slow; what the
 * check said is told, or counted, under the lock alone, where the limits are looked at again. So
 * however many guests try at once, no more than ten learn that they are wrong, and no more than
 * {@code maxViews} get in.
 */
final class OpenShare {
  /** How many photos the first screen gets, as a page that names no limit. */
  private static final int FIRST_PAGE = 30;

  private final Albums albums;
  private final Shares shares;
  private final SharedPhotos photos;
  private final Passcodes passcodes;
  private final WrongPasscodes wrong;
  private final Tokens tokens;
  private final Transactions transactions;
  private final Clock clock;

  OpenShare(
      Albums albums,
      Shares shares,
      SharedPhotos photos,
      Passcodes passcodes,
      Tokens tokens,
      Transactions transactions,
      Clock clock) {
    this.albums = albums;
    this.shares = shares;
    this.photos = photos;
    this.passcodes = passcodes;
    this.wrong = new WrongPasscodes(shares);
    this.tokens = tokens;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How it ends; where several endings fit, the one named first. */
  sealed interface Outcome {}

  /** No share has this token. */
  record NoSuchShare() implements Outcome {}

  /** The share has expired, was revoked or is used up, or its album is deleted. */
  record Over() implements Outcome {}

  /** Too many passcodes were wrong. */
  record TooManyTries(Duration retryAfter) implements Outcome {}

  /** A passcode is asked for and none was given. */
  record PasscodeMissing() implements Outcome {}

  /** The passcode is not the share's. */
  record PasscodeWrong() implements Outcome {}

  /** The guest is in, and the view counted. */
  record Opened(Share share, Album album, Page<Photo> photos, IssuedToken view)
      implements Outcome {}

  /** Opens the share of a token. */
  Outcome open(String token, @Nullable String passcode) {
    Sha256 tokenHash = Sha256.of(token);
    return shares
        .withToken(tokenHash)
        .map(share -> open(tokenHash, share, passcode))
        .orElseGet(NoSuchShare::new);
  }

  private Outcome open(Sha256 tokenHash, Share seen, @Nullable String passcode) {
    Invocation.current()
        .note("shareId", seen.id().toString())
        .note("albumId", seen.albumId().toString());
    return unlessRefused(
        seen,
        passcode,
        _ -> {
          boolean right = fits(passcode, seen);
          return transactions.inOne(() -> enter(tokenHash, passcode, right));
        });
  }

  private Outcome enter(Sha256 tokenHash, @Nullable String passcode, boolean right) {
    return shares
        .lock(tokenHash)
        .map(
            share ->
                unlessRefused(
                    share,
                    passcode,
                    album -> right ? welcome(share, album) : countWrongPasscode(share)))
        .orElseGet(NoSuchShare::new);
  }

  /** Goes on with the album, unless the share as it stands lets nobody in with any passcode. */
  private Outcome unlessRefused(
      Share share, @Nullable String passcode, Function<Album, Outcome> next) {
    Instant now = clock.instant();
    Optional<Album> album = albums.get(share.albumId());
    if (share.gone(now) || album.isEmpty()) {
      return new Over();
    }
    if (share.passcodeHash() == null) {
      return next.apply(album.get());
    }
    Optional<Duration> wait = wrong.wait(share.id(), now);
    if (wait.isPresent()) {
      return new TooManyTries(wait.get());
    }
    return passcode == null ? new PasscodeMissing() : next.apply(album.get());
  }

  private boolean fits(@Nullable String passcode, Share share) {
    return share.passcodeHash() == null
        || (passcode != null && passcodes.match(passcode, share.passcodeHash()));
  }

  private Outcome countWrongPasscode(Share share) {
    wrong.count(share.id(), clock.instant());
    return new PasscodeWrong();
  }

  /** Reads the photos before the view is counted: a view that shows nothing costs none. */
  private Outcome welcome(Share share, Album album) {
    Page<Photo> first = photos.page(album.id(), new PageRequest(null, FIRST_PAGE));
    shares.countView(share.id(), clock.instant());
    IssuedToken view = tokens.issueView(share.id(), share.expiresAt());
    return new Opened(share, album, first, view);
  }
}
