package wxalbum.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
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
  private final Albums albums;
  private final Photos photos;
  private final Users users;
  private final UploadPace pace;
  private final Transactions transactions;
  private final long quota;
  private final Clock clock;

  /**
   * Creates the use case.
   *
   * @param quota bytes that each user may store, reserved bytes included
   */
  public StartUpload(
      Albums albums,
      Photos photos,
      Users users,
      Transactions transactions,
      long quota,
      Clock clock) {
    this.albums = albums;
    this.photos = photos;
    this.users = users;
    this.pace = new UploadPace(users);
    this.transactions = transactions;
    this.quota = quota;
    this.clock = clock;
  }

  /**
   * Grants the uploads to an album of this user, either all of them or none.
   *
   * @param requestId id of the HTTP request, stored with each photo
   */
  Outcome of(UserId user, AlbumId album, List<AskedFile> files, String requestId) {
    return transactions.inOne(
        () -> {
          if (albums.lock(album, user).isEmpty()) {
            return new NoSuchAlbum();
          }
          UploadPlan plan = plan(new Ask(user, album, requestId), files);
          return plan.sizes().isEmpty() ? start(user, plan) : new OtherSizes(plan.sizes());
        });
  }

  private Outcome start(UserId user, UploadPlan plan) {
    Instant now = clock.instant();
    Optional<Duration> retryAfter = pace.take(user, plan.expected(), now);
    if (retryAfter.isPresent()) {
      return new TooManyFiles(retryAfter.get());
    }
    boolean fits =
        users.promise(
            user, plan.promised(), plan.withdrawn(), plan.dropped(), plan.originals(), quota);
    if (!fits) {
      pace.giveBack(user, plan.expected(), now);
      return new OverQuota(quota);
    }
    plan.fresh().forEach(photos::expect);
    plan.again().forEach(photos::expectAgain);
    return new Started(plan.tickets());
  }

  /** Classifies the files as new, repeated or known. Writes nothing. */
  private UploadPlan plan(Ask context, List<AskedFile> files) {
    UploadPlan plan = new UploadPlan();
    Map<Sha256, Photo> pending = new LinkedHashMap<>();
    for (AskedFile file : files) {
      Instant now = clock.instant();
      Photo photo =
          file.expected(
              new PhotoId(Ids.next(now)),
              context.album(),
              context.user(),
              now,
              context.requestId());
      Optional<Photo> duplicate = twin(context.album(), file, pending);
      if (duplicate.isEmpty()) {
        plan.expect(photo);
      } else if (pending.containsValue(duplicate.get())) {
        plan.repeat(duplicate.get(), photo);
      } else {
        plan.settle(duplicate.get(), photo);
      }
      if (photo.sha256() != null && plan.tickets().getLast() instanceof Ticket.Expected grant) {
        pending.put(photo.sha256(), grant.photo());
      }
    }
    return plan;
  }

  private Optional<Photo> twin(AlbumId album, AskedFile file, Map<Sha256, Photo> pending) {
    if (file.sha256() == null) {
      return Optional.empty();
    }
    Photo earlier = pending.get(file.sha256());
    return earlier != null ? Optional.of(earlier) : standing(album, file.sha256());
  }

  /**
   * Finds and locks the live photo with this digest. The lock keeps the processing of its upload
   * and the sweep from changing the photo concurrently.
   */
  private Optional<Photo> standing(AlbumId album, Sha256 sha256) {
    return photos
        .withSha256(album, sha256)
        .flatMap(photo -> photos.lock(photo.id()))
        .filter(photo -> !photo.trashed());
  }

  /** The user, album and request of an upload. */
  private record Ask(UserId user, AlbumId album, String requestId) {}

  /** The decision on one file. */
  public sealed interface Ticket {
    /** Returns the id of the photo that has, or will have, the file. */
    PhotoId photoId();

    /** The client may upload the file to this pending photo. */
    record Expected(Photo photo) implements Ticket {
      @Override
      public PhotoId photoId() {
        return photo.id();
      }
    }

    /** The album has the file as this photo; the client uploads nothing. */
    record Duplicate(PhotoId photoId) implements Ticket {}
  }

  /** The result of starting uploads. */
  public sealed interface Outcome {}

  /** The uploads are granted: one grant for each file, in the order of the request. */
  public record Started(List<Ticket> tickets) implements Outcome {
    public Started {
      tickets = List.copyOf(tickets);
    }
  }

  /** The user has no such album; nothing is granted. */
  public record NoSuchAlbum() implements Outcome {}

  /**
   * Files have another size than the album or the same request states for the same SHA-256; nothing
   * is granted.
   *
   * @param known the known size in bytes, by the zero-based index of the file in the request
   */
  public record OtherSizes(Map<Integer, Long> known) implements Outcome {
    public OtherSizes {
      known = Map.copyOf(known);
    }
  }

  /**
   * The user exceeded the upload rate limit; nothing is granted.
   *
   * @param retryAfter time until the same number of files is granted
   */
  public record TooManyFiles(Duration retryAfter) implements Outcome {}

  /** The files exceed the storage quota of the user; nothing is granted. */
  public record OverQuota(long quotaBytes) implements Outcome {}
}
