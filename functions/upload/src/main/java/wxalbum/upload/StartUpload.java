package wxalbum.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/**
 * Starts the upload of files: writes a pending photo for each and reserves its bytes before it
 * grants the upload. A file with a known SHA-256 is matched against the photos of the album. A file
 * that is stored already is a duplicate; a pending or failed one is granted again under its photo.
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
   * @param quota bytes that each user may store, reserved bytes included
   * @param overdueDelay time from a form to the first check whether its upload was processed
   */
  public StartUpload(
      AlbumAccess access,
      Photos photos,
      Users users,
      Transactions transactions,
      long quota,
      Duration overdueDelay,
      Clock clock) {
    this.access = access;
    this.photos = photos;
    this.users = users;
    this.rateLimiter = new UploadRateLimiter(users);
    this.transactions = transactions;
    this.quotaBytes = quota;
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
          if (access.lockAlbum(user, album, Permission.ADD_PHOTOS)
              instanceof Access.Denied<Album>(Denial denial)) {
            return new Denied(denial);
          }
          UploadPlan plan = plan(new UploadContext(user, album, requestId), files);
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
    plan.newPhotos().forEach(photo -> photos.insertPending(photo, firstCheckAt(photo)));
    plan.resetPhotos().forEach(photo -> photos.resetToPending(photo, firstCheckAt(photo)));
    return new Started(plan.grants());
  }

  private Instant firstCheckAt(Photo pending) {
    return pending.createdAt().plus(overdueDelay);
  }

  /** Classifies the files as new, repeated or known. Writes nothing. */
  private UploadPlan plan(UploadContext context, List<RequestedFile> files) {
    UploadPlan plan = new UploadPlan();
    Map<Sha256, Photo> pending = new LinkedHashMap<>();
    for (RequestedFile file : files) {
      Instant now = clock.instant();
      Optional<Photo> duplicate = findDuplicate(context.album(), file, pending);
      PhotoId id = duplicate.map(Photo::id).orElseGet(() -> new PhotoId(Ids.newUuid(now)));
      Photo photo =
          file.toPendingPhoto(id, context.album(), context.user(), now, context.requestId());
      if (duplicate.isEmpty()) {
        plan.addNew(photo);
      } else if (pending.containsValue(duplicate.get())) {
        plan.addRepeated(duplicate.get(), photo);
      } else {
        plan.addKnown(duplicate.get(), photo);
      }
      if (file.sha256() != null && plan.grants().getLast() instanceof UploadGrant.Expected grant) {
        pending.put(file.sha256(), grant.photo());
      }
    }
    return plan;
  }

  private Optional<Photo> findDuplicate(
      AlbumId album, RequestedFile file, Map<Sha256, Photo> pending) {
    if (file.sha256() == null) {
      return Optional.empty();
    }
    Photo earlier = pending.get(file.sha256());
    return earlier != null ? Optional.of(earlier) : lockExisting(album, file.sha256());
  }

  /**
   * Finds and locks the live photo with this digest. The lock keeps the processing of its upload
   * and the sweep from changing the photo concurrently.
   */
  private Optional<Photo> lockExisting(AlbumId album, Sha256 sha256) {
    return photos
        .findBySha256(album, sha256)
        .flatMap(photo -> photos.lock(photo.id()))
        .filter(photo -> !photo.isInTrash());
  }

  /** The user, album and request of an upload. */
  private record UploadContext(UserId user, AlbumId album, String requestId) {}

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
