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
 * Expects files: writes a row for each before its upload is allowed, and promises their bytes. A
 * file that the album already has is told from one that it still waits for by its digest.
 */
public final class StartUpload {
  private final Albums albums;
  private final Photos photos;
  private final Users users;
  private final UploadPace pace;
  private final Transactions transactions;
  private final long quota;
  private final Clock clock;

  /** Keeps each user within {@code quota} bytes. */
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
   * Expects the files in an album of this user, all of them or none.
   *
   * @param requestId of the request that asks
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
    Optional<Duration> wait = pace.take(user, plan.expected(), now);
    if (wait.isPresent()) {
      return new TooManyFiles(wait.get());
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

  /** Sorts the files into those to send and those that are there, without writing anything. */
  private UploadPlan plan(Ask ask, List<AskedFile> files) {
    UploadPlan plan = new UploadPlan();
    Map<Sha256, Photo> asked = new LinkedHashMap<>();
    for (AskedFile file : files) {
      Instant now = clock.instant();
      Photo photo =
          file.expected(new PhotoId(Ids.next(now)), ask.album(), ask.user(), now, ask.requestId());
      Optional<Photo> twin = twin(ask.album(), file, asked);
      if (twin.isEmpty()) {
        plan.expect(photo);
      } else if (asked.containsValue(twin.get())) {
        plan.repeat(twin.get(), photo);
      } else {
        plan.settle(twin.get(), photo);
      }
      if (photo.sha256() != null && plan.tickets().getLast() instanceof Ticket.Expected ticket) {
        asked.put(photo.sha256(), ticket.photo());
      }
    }
    return plan;
  }

  private Optional<Photo> twin(AlbumId album, AskedFile file, Map<Sha256, Photo> asked) {
    if (file.sha256() == null) {
      return Optional.empty();
    }
    Photo before = asked.get(file.sha256());
    return before != null ? Optional.of(before) : standing(album, file.sha256());
  }

  /** Held, so that neither its arrival nor the sweep decides about it at the same time. */
  private Optional<Photo> standing(AlbumId album, Sha256 sha256) {
    return photos
        .withSha256(album, sha256)
        .flatMap(photo -> photos.lock(photo.id()))
        .filter(photo -> !photo.trashed());
  }

  /** Who asks for which album, and in which request. */
  private record Ask(UserId user, AlbumId album, String requestId) {}

  /** What becomes of one file. */
  public sealed interface Ticket {
    /** The photo that the file is, or will be. */
    PhotoId photoId();

    /** It may be sent; this photo waits for it. */
    record Expected(Photo photo) implements Ticket {
      @Override
      public PhotoId photoId() {
        return photo.id();
      }
    }

    /** The album holds it as this photo: nothing to send. */
    record Duplicate(PhotoId photoId) implements Ticket {}
  }

  /** How asking ends. */
  public sealed interface Outcome {}

  /** One ticket for each file, in the order asked. */
  public record Started(List<Ticket> tickets) implements Outcome {
    /** Copies the tickets. */
    public Started {
      tickets = List.copyOf(tickets);
    }
  }

  /** The user has no such album. */
  public record NoSuchAlbum() implements Outcome {}

  /**
   * Files have another size than the album knows of the same bytes, or than the request says
   * elsewhere; none is expected.
   *
   * @param known by the place of each such file in the request
   */
  public record OtherSizes(Map<Integer, Long> known) implements Outcome {
    /** Copies the sizes. */
    public OtherSizes {
      known = Map.copyOf(known);
    }
  }

  /** The user asked for so many files lately that he must wait; none is expected. */
  public record TooManyFiles(Duration retryAfter) implements Outcome {}

  /** The files do not all fit into what the user may keep; none is expected. */
  public record OverQuota(long quotaBytes) implements Outcome {}
}
