package wxalbum.share;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.access.Permission;
import wxalbum.access.ShareAccess;
import wxalbum.album.Album;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.Photo;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.Shares;
import wxalbum.album.Transactions;
import wxalbum.idempotency.IdempotencyFilter.IdempotencyKey;
import wxalbum.session.IssuedToken;
import wxalbum.session.SessionTokens;
import wxalbum.share.ShareOpenIdempotency.RecordedView;
import wxalbum.telemetry.Invocation;

/**
 * Opens a share for a guest and counts the view.
 *
 * <p>The passcode is verified before the share is locked, because bcrypt is slow. The result is
 * only revealed or counted under the lock, after all limits are checked a second time. Concurrent
 * attempts can therefore reveal no more wrong passcodes than {@link PasscodeRateLimiter} allows,
 * and admit at most {@code maxViews} guests.
 */
final class OpenShare {
  private final ShareAccess access;
  private final Shares shares;
  private final ShareTokens shareTokens;
  private final ListSharedPhotos listSharedPhotos;
  private final PasscodeHasher passcodeHasher;
  private final PasscodeRateLimiter passcodeRateLimiter;
  private final ShareOpenIdempotency idempotency;
  private final SessionTokens tokens;
  private final Transactions transactions;
  private final Clock clock;

  OpenShare(
      ShareAccess access,
      Shares shares,
      ShareTokens shareTokens,
      ListSharedPhotos listSharedPhotos,
      PasscodeHasher passcodeHasher,
      PasscodeRateLimiter passcodeRateLimiter,
      ShareOpenIdempotency idempotency,
      SessionTokens tokens,
      Transactions transactions,
      Clock clock) {
    this.access = access;
    this.shares = shares;
    this.shareTokens = shareTokens;
    this.listSharedPhotos = listSharedPhotos;
    this.passcodeHasher = passcodeHasher;
    this.passcodeRateLimiter = passcodeRateLimiter;
    this.idempotency = idempotency;
    this.tokens = tokens;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The result of opening. If several results apply, the one declared first is returned. */
  sealed interface Outcome {}

  /** No share has this token. */
  record NotFound() implements Outcome {}

  /** The share is expired, revoked or used up, its album is deleted, or its key was removed. */
  record Gone() implements Outcome {}

  /** Too many passcodes were wrong, so that the share admits no further guests. */
  record Locked() implements Outcome {}

  /**
   * Too many passcodes of this caller were wrong.
   *
   * @param retryAfter time until another passcode of the caller is accepted
   */
  record RateLimited(Duration retryAfter) implements Outcome {}

  /** The share requires a passcode and the request has none. */
  record PasscodeRequired() implements Outcome {}

  /** The passcode is incorrect; the attempt is counted. */
  record PasscodeIncorrect() implements Outcome {}

  /** The passcode is correct, but another request was made with the same idempotency key. */
  record Conflict() implements Outcome {}

  /** The guest is admitted and the view is counted. */
  record Opened(Share share, Album album, Page<Photo> photos, IssuedToken viewToken)
      implements Outcome {}

  /** Opens the share whose token is in the request. */
  Outcome execute(OpenShareRequest request) {
    Sha256 tokenHash = Sha256.hash(request.token());
    Optional<Share> found = shares.findByTokenHash(tokenHash);
    if (found.isEmpty()) {
      return new NotFound();
    }
    Share unlocked = found.get();
    Invocation.current()
        .putContextId("shareId", unlocked.id())
        .putContextId("albumId", unlocked.albumId());
    return switch (check(unlocked, request)) {
      case Rejected(Outcome reason) -> reason;
      case Admitted _ -> {
        boolean correct = passcodeMatches(request.passcode(), unlocked);
        yield transactions.inTransaction(() -> openLocked(tokenHash, request, correct));
      }
    };
  }

  private Outcome openLocked(Sha256 tokenHash, OpenShareRequest request, boolean correct) {
    Optional<Share> locked = shares.lockByTokenHash(tokenHash);
    if (locked.isEmpty()) {
      return new NotFound();
    }
    return switch (check(locked.get(), request)) {
      case Rejected(Outcome reason) -> reason;
      case Admitted admitted ->
          correct
              ? admit(admitted, request.key())
              : recordWrongPasscode(admitted.share(), request.caller());
    };
  }

  /** The result of checking a share before the passcode is compared. */
  private sealed interface Check {}

  /** The share does not admit this guest, with any passcode. */
  private record Rejected(Outcome reason) implements Check {}

  /**
   * The share admits a guest whose passcode is correct.
   *
   * @param earlier open that the idempotency key recorded
   */
  private record Admitted(Share share, Album album, Optional<RecordedView> earlier)
      implements Check {}

  /** Checks a share: once before the slow passcode comparison, and once under the lock. */
  private Check check(Share share, OpenShareRequest request) {
    Instant now = clock.instant();
    Optional<Album> album = access.findAlbum(share, Permission.VIEW).granted();
    Optional<RecordedView> earlier = idempotency.find(share, request.key(), now);
    if (album.isEmpty()
        || shareTokens.isKeyRemoved(share)
        || (earlier.isEmpty() && share.isEnded(now))) {
      return new Rejected(new Gone());
    }
    if (share.passcodeHash() != null) {
      if (share.isLocked()) {
        return new Rejected(new Locked());
      }
      Optional<Duration> retryAfter = passcodeRateLimiter.retryAfter(share, request.caller(), now);
      if (retryAfter.isPresent()) {
        return new Rejected(new RateLimited(retryAfter.get()));
      }
      if (request.passcode() == null) {
        return new Rejected(new PasscodeRequired());
      }
    }
    return new Admitted(share, album.get(), earlier);
  }

  private boolean passcodeMatches(@Nullable String passcode, Share share) {
    return share.passcodeHash() == null
        || (passcode != null && passcodeHasher.matches(passcode, share.passcodeHash()));
  }

  private Outcome recordWrongPasscode(Share share, SourceNetwork caller) {
    passcodeRateLimiter.recordFailure(share, caller, clock.instant());
    return new PasscodeIncorrect();
  }

  /** Reads the photos before it counts the view, so that a failed read counts no view. */
  private Outcome admit(Admitted admitted, @Nullable IdempotencyKey key) {
    Share share = admitted.share();
    Optional<RecordedView> earlier = admitted.earlier();
    if (earlier.filter(opening -> !opening.matches(key)).isPresent()) {
      return new Conflict();
    }
    Page<Photo> firstPage =
        listSharedPhotos.execute(share.albumId(), new PageRequest(null, PageRequest.DEFAULT_LIMIT));
    IssuedToken viewToken =
        tokens.issueViewToken(
            share.id(), earlier.map(RecordedView::viewExpiresAt).orElse(share.expiresAt()));
    if (earlier.isEmpty()) {
      Instant now = clock.instant();
      shares.incrementViews(share.id(), now);
      idempotency.save(share, key, viewToken.expiresAt(), now);
    }
    return new Opened(share, admitted.album(), firstPage, viewToken);
  }
}
