package wxalbum.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.upload.StartUpload.Ticket;

/** The writes, the quota changes and the grants for the files of one request. Not thread-safe. */
final class UploadPlan {
  private final List<Ticket> tickets = new ArrayList<>();
  private final Map<PhotoId, Photo> fresh = new LinkedHashMap<>();
  private final Map<PhotoId, Photo> again = new LinkedHashMap<>();
  private final Map<Integer, Long> sizes = new LinkedHashMap<>();
  private long promised;
  private long withdrawn;
  private long dropped;
  private int originals;

  /** Returns one grant for each file, in the order of the request. */
  List<Ticket> tickets() {
    return tickets;
  }

  /** Returns the photos to insert. */
  Iterable<Photo> fresh() {
    return fresh.values();
  }

  /** Returns the existing photos to reset to pending. */
  Iterable<Photo> again() {
    return again.values();
  }

  /** Returns the known size in bytes of each mismatched file, by its index in the request. */
  Map<Integer, Long> sizes() {
    return sizes;
  }

  /** Returns the number of photos that get a form. */
  int expected() {
    return fresh.size() + again.size();
  }

  /** Returns the bytes to reserve. */
  long promised() {
    return promised;
  }

  /** Returns the bytes of earlier reservations that these replace. */
  long withdrawn() {
    return withdrawn;
  }

  /** Returns the bytes of stored originals that the uploads will overwrite. */
  long dropped() {
    return dropped;
  }

  /** Returns the number of stored originals that the uploads will overwrite. */
  int originals() {
    return originals;
  }

  /** Adds a file that the album does not have. */
  void expect(Photo photo) {
    fresh.put(photo.id(), photo);
    promised += photo.bytes();
    tickets.add(new Ticket.Expected(photo));
  }

  /** Adds a file that occurs earlier in the same request. */
  void repeat(Photo earlier, Photo requested) {
    compare(earlier, requested);
    tickets.add(new Ticket.Expected(earlier));
  }

  /** Adds a file whose SHA-256 the album has. */
  void settle(Photo existing, Photo requested) {
    switch (existing.status()) {
      case READY, BLOCKED -> tickets.add(new Ticket.Duplicate(existing.id()));
      case EXPECTED -> {
        withdrawn += existing.bytes();
        expectAgain(existing, requested);
      }
      case FAILED -> {
        dropped += existing.bytes();
        originals++;
        expectAgain(existing, requested);
      }
    }
  }

  private void expectAgain(Photo existing, Photo requested) {
    compare(existing, requested);
    Photo photo = requested.withId(existing.id());
    again.put(photo.id(), photo);
    promised += photo.bytes();
    tickets.add(new Ticket.Expected(photo));
  }

  /**
   * Records a size mismatch. Equal SHA-256 digests imply equal sizes. If a smaller size were
   * reserved, the form that was issued earlier would admit more bytes than are reserved.
   */
  private void compare(Photo known, Photo requested) {
    if (known.bytes() != requested.bytes()) {
      sizes.put(tickets.size(), known.bytes());
    }
  }
}
