package wxalbum.upload;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.Users;
import wxalbum.upload.StartUpload.Ticket;

/**
 * Expects the files of a request once more that was answered before: under the photos that the
 * first answer names, each as long as there is something to send.
 */
public final class RepeatUpload {
  private final Photos photos;
  private final Users users;
  private final Transactions transactions;
  private final Clock clock;

  /** Expects files under photos that stand. */
  public RepeatUpload(Photos photos, Users users, Transactions transactions, Clock clock) {
    this.photos = photos;
    this.users = users;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Expects the files again.
   *
   * @param first the photos of the first answer, one for each file
   * @param requestId of the repeated request, under which they are expected from now on
   */
  Outcome of(List<AskedFile> files, List<PhotoId> first, String requestId) {
    return transactions.inOne(
        () -> {
          List<Ticket> tickets = new ArrayList<>();
          for (int i = 0; i < files.size(); i++) {
            Optional<Photo> photo = photos.lock(first.get(i));
            if (photo.isEmpty()) {
              return new Forgotten();
            }
            tickets.add(ticket(photo.get(), files.get(i), requestId));
          }
          return new Repeated(tickets);
        });
  }

  private Ticket ticket(Photo photo, AskedFile file, String requestId) {
    if (photo.trashed()) {
      return new Ticket.Duplicate(photo.id());
    }
    Instant now = clock.instant();
    return switch (photo.status()) {
      case READY, BLOCKED -> new Ticket.Duplicate(photo.id());
      case EXPECTED -> {
        photos.giveForm(photo.id(), requestId, now);
        yield new Ticket.Expected(photo);
      }
      case FAILED -> {
        // What was within the quota once is not weighed again.
        var _ =
            users.promise(photo.uploaderId(), file.bytes(), 0, photo.bytes(), 1, Long.MAX_VALUE);
        Photo again =
            file.expected(photo.id(), photo.albumId(), photo.uploaderId(), now, requestId);
        photos.expectAgain(again);
        yield new Ticket.Expected(again);
      }
    };
  }

  /** How asking again ends. */
  public sealed interface Outcome {}

  /** One ticket for each file, in the order asked. */
  public record Repeated(List<Ticket> tickets) implements Outcome {
    /** Copies the tickets. */
    public Repeated {
      tickets = List.copyOf(tickets);
    }
  }

  /** One of the photos is gone for good; none is expected. */
  public record Forgotten() implements Outcome {}
}
