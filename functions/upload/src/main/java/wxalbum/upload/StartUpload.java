package wxalbum.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.TakenAtSource;
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
          Plan plan = plan(new Ask(user, album, requestId), files);
          Optional<Duration> wait = pace.take(user, plan.expected(), clock.instant());
          if (wait.isPresent()) {
            return new TooManyFiles(wait.get());
          }
          boolean fits =
              users.promise(
                  user, plan.promised, plan.withdrawn, plan.dropped, plan.originals, quota);
          if (!fits) {
            return new OverQuota(quota);
          }
          plan.fresh.values().forEach(photos::expect);
          plan.again.values().forEach(photos::expectAgain);
          return new Started(plan.tickets);
        });
  }

  /** Sorts the files into those to send and those that are there, without writing anything. */
  private Plan plan(Ask ask, List<AskedFile> files) {
    Plan plan = new Plan();
    Map<Sha256, Photo> asked = new LinkedHashMap<>();
    for (AskedFile file : files) {
      Photo photo = photo(ask, file);
      Optional<Photo> twin = twin(ask.album(), file, asked);
      if (twin.isEmpty()) {
        plan.expect(photo);
      } else if (asked.containsValue(twin.get())) {
        plan.tickets.add(new Ticket.Expected(twin.get()));
      } else {
        plan.settle(twin.get(), photo);
      }
      if (photo.sha256() != null && plan.tickets.getLast() instanceof Ticket.Expected ticket) {
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

  private Photo photo(Ask ask, AskedFile file) {
    Instant now = clock.instant();
    AskedFile.CameraTime taken = file.takenAt();
    return new Photo(
        new PhotoId(Ids.next(now)),
        ask.album(),
        ask.user(),
        PhotoStatus.EXPECTED,
        file.contentType(),
        file.bytes(),
        file.sha256(),
        null,
        null,
        null,
        null,
        taken == null ? LocalDateTime.ofInstant(now, ZoneOffset.UTC) : taken.wallClock(),
        taken == null ? Integer.valueOf(0) : taken.offset(),
        taken == null ? TakenAtSource.UPLOAD : TakenAtSource.CLIENT,
        "",
        null,
        null,
        now,
        null,
        ask.requestId());
  }

  /** Who asks for which album, and in which request. */
  private record Ask(UserId user, AlbumId album, String requestId) {}

  /** What to write, and what it takes from the quota. */
  private static final class Plan {
    private final List<Ticket> tickets = new ArrayList<>();
    private final Map<PhotoId, Photo> fresh = new LinkedHashMap<>();
    private final Map<PhotoId, Photo> again = new LinkedHashMap<>();
    private long promised;
    private long withdrawn;
    private long dropped;
    private int originals;

    /** How many files a form is given for. */
    int expected() {
      return fresh.size() + again.size();
    }

    void expect(Photo photo) {
      fresh.put(photo.id(), photo);
      promised += photo.bytes();
      tickets.add(new Ticket.Expected(photo));
    }

    void settle(Photo standing, Photo asked) {
      switch (standing.status()) {
        case READY, BLOCKED -> tickets.add(new Ticket.Duplicate(standing.id()));
        case EXPECTED -> {
          withdrawn += standing.bytes();
          expectAgain(standing, asked);
        }
        case FAILED -> {
          dropped += standing.bytes();
          originals++;
          expectAgain(standing, asked);
        }
      }
    }

    private void expectAgain(Photo standing, Photo asked) {
      Photo photo = asked.withId(standing.id());
      again.put(photo.id(), photo);
      promised += photo.bytes();
      tickets.add(new Ticket.Expected(photo));
    }
  }

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

  /** The user asked for so many files lately that he must wait; none is expected. */
  public record TooManyFiles(Duration retryAfter) implements Outcome {}

  /** The files do not all fit into what the user may keep; none is expected. */
  public record OverQuota(long quotaBytes) implements Outcome {}
}
