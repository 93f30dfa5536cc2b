package wxalbum.upload;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoLifecycle.Move;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;
import wxalbum.album.Users;
import wxalbum.upload.StartUpload.UploadGrant;

/**
 * Reissues upload forms when a request is repeated under its {@code Idempotency-Key}. The forms are
 * for the photos of the first response, and count against the rate limit like those of the first
 * request. A photo that is ready or blocked gets no form.
 */
public final class ReissueUploadForms {
  private final AlbumAccess access;
  private final Photos photos;
  private final Users users;
  private final UploadRateLimiter rateLimiter;
  private final Transactions transactions;
  private final Duration overdueDelay;
  private final Clock clock;

  /**
   * Creates the use case.
   *
   * @param overdueDelay time from a form to the first check whether its upload was processed
   */
  public ReissueUploadForms(
      AlbumAccess access,
      Photos photos,
      Users users,
      Transactions transactions,
      Duration overdueDelay,
      Clock clock) {
    this.access = access;
    this.photos = photos;
    this.users = users;
    this.rateLimiter = new UploadRateLimiter(users);
    this.transactions = transactions;
    this.overdueDelay = overdueDelay;
    this.clock = clock;
  }

  /**
   * Grants the uploads to an album again, either all of them or none.
   *
   * @param first photos of the first response, one for each file
   * @param requestId id of the repeated request; it replaces the one stored with each photo
   */
  Outcome execute(
      UserId user,
      AlbumId album,
      List<RequestedFile> files,
      List<PhotoId> first,
      String requestId) {
    return transactions.inTransaction(
        () ->
            switch (access.findAlbum(user, album, Permission.ADD_PHOTOS)) {
              case Access.Granted<Album> _ -> reissueAll(user, files, first, requestId);
              case Access.Denied<Album>(Denial denial) -> new Denied(denial);
            });
  }

  private Outcome reissueAll(
      UserId user, List<RequestedFile> files, List<PhotoId> first, String requestId) {
    Map<PhotoId, Photo> locked = new HashMap<>();
    photos.lockAll(first).forEach(photo -> locked.put(photo.id(), photo));
    if (!locked.keySet().containsAll(first)
        || locked.values().stream().anyMatch(Photo::isInTrash)) {
      return new Gone();
    }
    int forms = (int) first.stream().map(locked::get).filter(ReissueUploadForms::needsForm).count();
    Instant now = clock.instant();
    Optional<Duration> retryAfter = rateLimiter.tryAcquire(user, forms, now);
    if (retryAfter.isPresent()) {
      return new RateLimited(retryAfter.get());
    }
    List<UploadGrant> grants = new ArrayList<>();
    Set<PhotoId> pendingIds = new LinkedHashSet<>();
    for (int i = 0; i < files.size(); i++) {
      Photo photo = requireNonNull(locked.get(first.get(i)));
      UploadGrant grant = reissue(photo, files.get(i), requestId, now);
      grants.add(grant);
      if (grant instanceof UploadGrant.Expected(Photo pending)) {
        locked.put(pending.id(), pending);
        pendingIds.add(pending.id());
      }
    }
    if (!pendingIds.isEmpty()) {
      photos.scheduleChecks(List.copyOf(pendingIds), PhotoCheck.UPLOAD, now.plus(overdueDelay));
    }
    return new Reissued(grants);
  }

  private static boolean needsForm(@Nullable Photo photo) {
    PhotoLifecycle state = requireNonNull(photo).lifecycle();
    return state.permits(Move.REISSUE_FORM) || state.permits(Move.RESET);
  }

  private UploadGrant reissue(Photo photo, RequestedFile file, String requestId, Instant now) {
    PhotoLifecycle state = photo.lifecycle();
    if (state.permits(Move.REISSUE_FORM)) {
      photos.recordFormIssued(photo.id(), requestId, now);
      return new UploadGrant.Expected(photo);
    }
    if (!state.permits(Move.RESET)) {
      return new UploadGrant.Duplicate(photo.id());
    }
    // The first request passed the quota check, so the repeated one does not check it again.
    var _ =
        users.reserveBytes(
            photo.uploaderId(), file.bytes(), 0, photo.original().bytes(), 1, Long.MAX_VALUE);
    Photo pending =
        file.toPendingPhoto(photo.id(), photo.albumId(), photo.uploaderId(), now, requestId);
    photos.resetToPending(pending);
    return new UploadGrant.Expected(pending);
  }

  /** The result of reissuing forms. */
  public sealed interface Outcome {}

  /** The uploads are granted: one grant for each file, in the order of the request. */
  public record Reissued(List<UploadGrant> grants) implements Outcome {
    public Reissued {
      grants = List.copyOf(grants);
    }
  }

  /** The user may no longer upload to the album; nothing is granted. */
  public record Denied(Denial denial) implements Outcome {}

  /**
   * The user exceeded the upload rate limit; nothing is granted.
   *
   * @param retryAfter time until the same number of forms is granted
   */
  public record RateLimited(Duration retryAfter) implements Outcome {}

  /** One of the photos is deleted, permanently or not; nothing is granted. */
  public record Gone() implements Outcome {}
}
