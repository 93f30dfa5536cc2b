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
 * Opens a share for a guest and counts the view.
 *
 * <p>The passcode is verified before the share is locked, because bcrypt is slow. The result is
 * only revealed or counted under the lock, after all limits are checked a second time. Concurrent
 * attempts can therefore reveal at most ten wrong passcodes, and admit at most {@code maxViews}
 * guests.
 */
final class OpenShare {
  /** Number of photos in the response: the default page size. */
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

  /** The result of opening. If several results apply, the one declared first is returned. */
  sealed interface Outcome {}

  /** No share has this token. */
  record NoSuchShare() implements Outcome {}

  /** The share is expired, revoked or used up, or its album is deleted. */
  record Over() implements Outcome {}

  /**
   * Too many passcodes were wrong.
   *
   * @param retryAfter time until another passcode is accepted
   */
  record TooManyTries(Duration retryAfter) implements Outcome {}

  /** The share requires a passcode and the request has none. */
  record PasscodeMissing() implements Outcome {}

  /** The passcode is incorrect; the attempt is counted. */
  record PasscodeWrong() implements Outcome {}

  /** The passcode is correct, but another request was made with the same idempotency key. */
  record KeyUsed() implements Outcome {}

  /** The guest is admitted and the view is counted. */
  record Opened(Share share, Album album, Page<Photo> photos, IssuedToken view)
      implements Outcome {}

  /**
   * Opens the share with this token.
   *
   * @param passcode the passcode in the request; null if absent
   * @param key idempotency key, under which a repeat counts no second view; null if absent
   */
  Outcome open(String token, @Nullable String passcode, @Nullable Keyed key) {
    Sha256 tokenHash = Sha256.of(token);
    return shares
        .withToken(tokenHash)
        .map(share -> open(tokenHash, share, passcode, key))
        .orElseGet(NoSuchShare::new);
  }

  private Outcome open(
      Sha256 tokenHash, Share unlocked, @Nullable String passcode, @Nullable Keyed key) {
    Invocation.current().about("shareId", unlocked.id()).about("albumId", unlocked.albumId());
    return unlessRefused(
        unlocked,
        passcode,
        key,
        (_, _) -> {
          boolean correct = fits(passcode, unlocked);
          return transactions.inOne(() -> enter(tokenHash, passcode, key, correct));
        });
  }

  private Outcome enter(
      Sha256 tokenHash, @Nullable String passcode, @Nullable Keyed key, boolean correct) {
    return shares
        .lock(tokenHash)
        .map(
            share ->
                unlessRefused(
                    share,
                    passcode,
                    key,
                    (album, earlier) ->
                        correct ? welcome(share, album, key, earlier) : countWrongPasscode(share)))
        .orElseGet(NoSuchShare::new);
  }

  /**
   * Continues with the album and the earlier open of the key, unless the share admits nobody with
   * any passcode. It runs once before the slow passcode check, and once under the lock.
   */
  private Outcome unlessRefused(
      Share share,
      @Nullable String passcode,
      @Nullable Keyed key,
      BiFunction<Album, Optional<Opening>, Outcome> next) {
    Instant now = clock.instant();
    Optional<Album> album = albums.get(share.albumId());
    Optional<Opening> earlier = openings.find(share, key, now);
    boolean ended = earlier.isPresent() ? share.ended(now) : share.gone(now);
    if (ended || album.isEmpty()) {
      return new Over();
    }
    if (share.passcodeHash() == null) {
      return next.apply(album.get(), earlier);
    }
    Optional<Duration> retryAfter = wrong.wait(share.id(), now);
    if (retryAfter.isPresent()) {
      return new TooManyTries(retryAfter.get());
    }
    return passcode == null ? new PasscodeMissing() : next.apply(album.get(), earlier);
  }

  private boolean fits(@Nullable String passcode, Share share) {
    return share.passcodeHash() == null
        || (passcode != null && passcodes.match(passcode, share.passcodeHash()));
  }

  private Outcome countWrongPasscode(Share share) {
    wrong.count(share.id(), clock.instant());
    return new PasscodeWrong();
  }

  /** Reads the photos before it counts the view, so that a failed read counts no view. */
  private Outcome welcome(
      Share share, Album album, @Nullable Keyed key, Optional<Opening> earlier) {
    if (earlier.filter(opening -> !opening.isOf(key)).isPresent()) {
      return new KeyUsed();
    }
    Page<Photo> firstPage = photos.page(album.id(), new PageRequest(null, FIRST_PAGE));
    IssuedToken viewToken =
        tokens.issueView(share.id(), earlier.map(Opening::viewEnd).orElse(share.expiresAt()));
    if (earlier.isEmpty()) {
      Instant now = clock.instant();
      shares.countView(share.id(), now);
      openings.keep(share, key, viewToken.expiresAt(), now);
    }
    return new Opened(share, album, firstPage, viewToken);
  }
}
