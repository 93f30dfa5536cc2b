package wxalbum.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Transactions;
import wxalbum.album.Transactions.StaleReadException;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/**
 * Starts the upload of files: writes a pending photo for each and reserves its bytes before it
 * grants the upload. A file with a known SHA-256 is matched against the photos of the album. A file
 * that is stored already is a duplicate; a pending or failed file gets a new form for its photo.
 */
public final class StartUpload {
  private final AlbumAccess access;
  private final Photos photos;
  private final Users users;
  private final UploadRateLimiter rateLimiter;
  private final Transactions transactions;
  private final long quotaBytes;
  private final Duration overdueDelay;
  private final Clock clock;

  /**
   * Creates the use case.
   *
   * @param access decides to which albums a user may upload
   * @param quotaBytes bytes that each user may store, reserved bytes included
   * @param overdueDelay time from a form to the first check whether its upload was processed
   */
  public StartUpload(
      AlbumAccess access,
      Photos photos,
      Users users,
      Transactions transactions,
      long quotaBytes,
      Duration overdueDelay,
      Clock clock) {
    this.access = access;
    this.photos = photos;
    this.users = users;
    this.rateLimiter = new UploadRateLimiter(users);
    this.transactions = transactions;
    this.quotaBytes = quotaBytes;
    this.overdueDelay = overdueDelay;
    this.clock = clock;
  }

  /**
   * Grants the uploads to an album of this user, either all of them or none.
   *
   * @param requestId id of the HTTP request, stored with each photo
   */
  Outcome execute(UserId user, AlbumId album, List<RequestedFile> files, String requestId) {
    return transactions.inTransaction(
        () -> {
          if (access.findAlbum(user, album, Permission.ADD_PHOTOS)
              instanceof Access.Denied<Album>(Denial denial)) {
            return new Denied(denial);
          }
          Set<Sha256> digests = digests(files);
          Map<Sha256, Photo> known = lockKnown(album, digests);
          if (access.lockAlbum(user, album, Permission.ADD_PHOTOS)
              instanceof Access.Denied<Album>(Denial denial)) {
            return new Denied(denial);
          }
          digests.removeAll(known.keySet());
          requireUnknown(album, digests);
          // The lock keeps concurrent requests from assigning the same priority twice.
          LaneAssigner lanes =
              new LaneAssigner(users.lock(user).orElseThrow().uploadTat(), clock.instant());
          UploadPlan plan = plan(new UploadContext(user, album, requestId, lanes), files, known);
          return plan.sizeMismatches().isEmpty()
              ? reserve(user, plan)
              : new SizeMismatch(plan.sizeMismatches());
        });
  }

  private Outcome reserve(UserId user, UploadPlan plan) {
    Instant now = clock.instant();
    Optional<Duration> retryAfter = rateLimiter.tryAcquire(user, plan.formCount(), now);
    if (retryAfter.isPresent()) {
      return new RateLimited(retryAfter.get());
    }
    boolean fits =
        users.reserveBytes(
            user,
            plan.bytesToReserve(),
            plan.reservedBytesReplaced(),
            plan.storedBytesReplaced(),
            plan.originalsReplaced(),
            quotaBytes);
    if (!fits) {
      rateLimiter.refund(user, plan.formCount(), now);
      return new QuotaExceeded(quotaBytes);
    }
    plan.newPhotos().forEach(photos::insertPending);
    plan.resetPhotos().forEach(photos::resetToPending);
    if (plan.formCount() > 0) {
      photos.scheduleChecks(plan.pendingIds(), PhotoCheck.UPLOAD, now.plus(overdueDelay));
    }
    return new Started(plan.grants());
  }

  private static Set<Sha256> digests(List<RequestedFile> files) {
    return files.stream()
        .map(RequestedFile::sha256)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Locks the live photos with these digests. The locks keep the processing of their uploads and
   * the sweep from changing the photos concurrently.
   */
  private Map<Sha256, Photo> lockKnown(AlbumId album, Set<Sha256> digests) {
    Map<Sha256, Photo> known = new HashMap<>();
    List<PhotoId> ids = findAll(album, digests).stream().map(Photo::id).toList();
    if (!ids.isEmpty()) {
      for (Photo photo : photos.lockAll(ids)) {
        Sha256 digest = photo.original().sha256();
        if (digest != null && !photo.isInTrash()) {
          known.put(digest, photo);
        }
      }
    }
    return known;
  }

  /** Checks that no photo with these digests was added before the album was locked. */
  private void requireUnknown(AlbumId album, Set<Sha256> digests) {
    if (!findAll(album, digests).isEmpty()) {
      throw new StaleReadException("another request added a photo of the same file to the album");
    }
  }

  private List<Photo> findAll(AlbumId album, Set<Sha256> digests) {
    return digests.isEmpty() ? List.of() : photos.findAllBySha256(album, digests);
  }

  /**
   * Classifies the files as new, repeated or known. Writes nothing.
   *
   * @param known locked photos of the album
   */
  private UploadPlan plan(
      UploadContext context, List<RequestedFile> files, Map<Sha256, Photo> known) {
    UploadPlan plan = new UploadPlan();
    Map<Sha256, Photo> pending = new HashMap<>();
    for (RequestedFile file : files) {
      Instant now = clock.instant();
      Optional<Photo> repeated = Optional.ofNullable(file.sha256()).map(pending::get);
      Optional<Photo> existing = Optional.ofNullable(file.sha256()).map(known::get);
      PhotoId id =
          repeated
              .or(() -> existing)
              .map(Photo::id)
              .orElseGet(() -> context.lanes().newPhotoId(now));
      Photo photo =
          file.toPendingPhoto(id, context.album(), context.user(), now, context.requestId());
      if (repeated.isPresent()) {
        plan.addRepeated(repeated.get(), photo);
      } else if (existing.isPresent()) {
        plan.addKnown(existing.get(), photo);
      } else {
        plan.addNew(photo);
      }
      if (file.sha256() != null && plan.grants().getLast() instanceof UploadGrant.Expected grant) {
        pending.put(file.sha256(), grant.photo());
      }
    }
    return plan;
  }

  /** The user, album and request of an upload, and the lanes of its new photos. */
  private record UploadContext(UserId user, AlbumId album, String requestId, LaneAssigner lanes) {}

  /** The decision on one file. */
  public sealed interface UploadGrant {
    /** Returns the id of the photo that has, or will have, the file. */
    PhotoId photoId();

    /** The client may upload the file to this pending photo. */
    record Expected(Photo photo) implements UploadGrant {
      @Override
      public PhotoId photoId() {
        return photo.id();
      }
    }

    /** The album has the file as this photo; the client uploads nothing. */
    record Duplicate(PhotoId photoId) implements UploadGrant {}
  }

  /** The result of starting uploads. */
  public sealed interface Outcome {}

  /** The uploads are granted: one grant for each file, in the order of the request. */
  public record Started(List<UploadGrant> grants) implements Outcome {
    public Started {
      grants = List.copyOf(grants);
    }
  }

  /** The user may not upload to such an album; nothing is granted. */
  public record Denied(Denial denial) implements Outcome {}

  /**
   * Files have another size than the album or the same request states for the same SHA-256; nothing
   * is granted.
   *
   * @param knownSizes the known size in bytes, by the zero-based index of the file in the request
   */
  public record SizeMismatch(Map<Integer, Long> knownSizes) implements Outcome {
    public SizeMismatch {
      knownSizes = Map.copyOf(knownSizes);
    }
  }

  /**
   * The user exceeded the upload rate limit; nothing is granted.
   *
   * @param retryAfter time until the same number of files is granted
   */
  public record RateLimited(Duration retryAfter) implements Outcome {}

  /** The files exceed the storage quota of the user; nothing is granted. */
  public record QuotaExceeded(long quotaBytes) implements Outcome {}
}
