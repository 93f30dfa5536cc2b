package wxalbum.share;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
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
import wxalbum.http.IdempotentWrites.Keyed;
import wxalbum.session.IssuedToken;
import wxalbum.session.Tokens;
import wxalbum.share.Openings.Opening;
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
  private final Openings openings;
  private final Tokens tokens;
  private final Transactions transactions;
  private final Clock clock;

  OpenShare(
      Albums albums,
      Shares shares,
      SharedPhotos photos,
      Passcodes passcodes,
      Openings openings,
      Tokens tokens,
      Transactions transactions,
      Clock clock) {
    this.albums = albums;
    this.shares = shares;
    this.photos = photos;
    this.passcodes = passcodes;
    this.wrong = new WrongPasscodes(shares);
    this.openings = openings;
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

  /** The passcode is right, but another request opened the view of this key. */
  record KeyUsed() implements Outcome {}

  /** The guest is in, and the view counted. */
  record Opened(Share share, Album album, Page<Photo> photos, IssuedToken view)
      implements Outcome {}

  /**
   * Opens the share of a token.
   *
   * @param key with which the same guest may ask again without another view being counted
   */
  Outcome open(String token, @Nullable String passcode, @Nullable Keyed key) {
    Sha256 tokenHash = Sha256.of(token);
    return shares
        .withToken(tokenHash)
        .map(share -> open(tokenHash, share, passcode, key))
        .orElseGet(NoSuchShare::new);
  }

  private Outcome open(
      Sha256 tokenHash, Share seen, @Nullable String passcode, @Nullable Keyed key) {
    Invocation.current().about("shareId", seen.id()).about("albumId", seen.albumId());
    return unlessRefused(
        seen,
        passcode,
        key,
        (_, _) -> {
          boolean right = fits(passcode, seen);
          return transactions.inOne(() -> enter(tokenHash, passcode, key, right));
        });
  }

  private Outcome enter(
      Sha256 tokenHash, @Nullable String passcode, @Nullable Keyed key, boolean right) {
    return shares
        .lock(tokenHash)
        .map(
            share ->
                unlessRefused(
                    share,
                    passcode,
                    key,
                    (album, before) ->
                        right ? welcome(share, album, key, before) : countWrongPasscode(share)))
        .orElseGet(NoSuchShare::new);
  }

  /**
   * Goes on with the album and the view that the key opened before, unless the share as it stands
   * lets nobody in with any passcode.
   */
  private Outcome unlessRefused(
      Share share,
      @Nullable String passcode,
      @Nullable Keyed key,
      BiFunction<Album, Optional<Opening>, Outcome> next) {
    Instant now = clock.instant();
    Optional<Album> album = albums.get(share.albumId());
    Optional<Opening> before = openings.find(share, key, now);
    boolean over = before.isPresent() ? share.ended(now) : share.gone(now);
    if (over || album.isEmpty()) {
      return new Over();
    }
    if (share.passcodeHash() == null) {
      return next.apply(album.get(), before);
    }
    Optional<Duration> wait = wrong.wait(share.id(), now);
    if (wait.isPresent()) {
      return new TooManyTries(wait.get());
    }
    return passcode == null ? new PasscodeMissing() : next.apply(album.get(), before);
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
  private Outcome welcome(Share share, Album album, @Nullable Keyed key, Optional<Opening> before) {
    if (before.filter(opening -> !opening.isOf(key)).isPresent()) {
      return new KeyUsed();
    }
    Page<Photo> first = photos.page(album.id(), new PageRequest(null, FIRST_PAGE));
    IssuedToken view =
        tokens.issueView(share.id(), before.map(Opening::viewEnd).orElse(share.expiresAt()));
    if (before.isEmpty()) {
      Instant now = clock.instant();
      shares.countView(share.id(), now);
      openings.keep(share, key, view.expiresAt(), now);
    }
    return new Opened(share, album, first, view);
  }
}
