package wxalbum.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.upload.StartUpload.Ticket;

/** What to write for the files of a request, and what it takes from the quota. */
final class UploadPlan {
  private final List<Ticket> tickets = new ArrayList<>();
  private final Map<PhotoId, Photo> fresh = new LinkedHashMap<>();
  private final Map<PhotoId, Photo> again = new LinkedHashMap<>();
  private final Map<Integer, Long> sizes = new LinkedHashMap<>();
  private long promised;
  private long withdrawn;
  private long dropped;
  private int originals;

  /** One for each file, in the order asked. */
  List<Ticket> tickets() {
    return tickets;
  }

  /** Photos to be written. */
  Iterable<Photo> fresh() {
    return fresh.values();
  }

  /** Photos that stand, to be expected again. */
  Iterable<Photo> again() {
    return again.values();
  }

  /** The files, by their place, that have another size than is known of their bytes: and that. */
  Map<Integer, Long> sizes() {
    return sizes;
  }

  /** How many files a form is given for. */
  int expected() {
    return fresh.size() + again.size();
  }

  long promised() {
    return promised;
  }

  long withdrawn() {
    return withdrawn;
  }

  long dropped() {
    return dropped;
  }

  int originals() {
    return originals;
  }

  /** A file that nobody knows. */
  void expect(Photo photo) {
    fresh.put(photo.id(), photo);
    promised += photo.bytes();
    tickets.add(new Ticket.Expected(photo));
  }

  /** A file that the same request has asked for before. */
  void repeat(Photo earlier, Photo asked) {
    compare(earlier, asked);
    tickets.add(new Ticket.Expected(earlier));
  }

  /** A file whose bytes the album knows. */
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
    compare(standing, asked);
    Photo photo = asked.withId(standing.id());
    again.put(photo.id(), photo);
    promised += photo.bytes();
    tickets.add(new Ticket.Expected(photo));
  }

  /**
   * The same bytes have the same size: were another one promised, the form that was given for the
   * first would let in more than is counted.
   */
  private void compare(Photo known, Photo asked) {
    if (known.bytes() != asked.bytes()) {
      sizes.put(tickets.size(), known.bytes());
    }
  }
}
