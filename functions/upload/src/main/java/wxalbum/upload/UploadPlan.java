package wxalbum.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoLifecycle.Move;
import wxalbum.upload.StartUpload.UploadGrant;

/** The writes, the quota changes and the grants for the files of one request. Not thread-safe. */
final class UploadPlan {
  private final List<UploadGrant> grants = new ArrayList<>();
  private final Map<PhotoId, Photo> newPhotos = new LinkedHashMap<>();
  private final Map<PhotoId, Photo> resetPhotos = new LinkedHashMap<>();
  private final Map<Integer, Long> sizeMismatches = new LinkedHashMap<>();
  private long bytesToReserve;
  private long reservedBytesReplaced;
  private long storedBytesReplaced;
  private int originalsReplaced;

  /** Returns one grant for each file, in the order of the request. */
  List<UploadGrant> grants() {
    return grants;
  }

  /** Returns the photos to insert. */
  Iterable<Photo> newPhotos() {
    return newPhotos.values();
  }

  /** Returns the existing photos to reset to pending. */
  Iterable<Photo> resetPhotos() {
    return resetPhotos.values();
  }

  /** Returns the known size in bytes of each mismatched file, by its index in the request. */
  Map<Integer, Long> sizeMismatches() {
    return sizeMismatches;
  }

  /** Returns the ids of the photos that get a form. */
  List<PhotoId> pendingIds() {
    return Stream.concat(newPhotos.keySet().stream(), resetPhotos.keySet().stream()).toList();
  }

  /** Returns the number of forms. Each file gets one, also if it occurs twice in the request. */
  int formCount() {
    return (int) grants.stream().filter(UploadGrant.Expected.class::isInstance).count();
  }

  /** Returns the bytes to reserve. */
  long bytesToReserve() {
    return bytesToReserve;
  }

  /** Returns the bytes of earlier reservations that these replace. */
  long reservedBytesReplaced() {
    return reservedBytesReplaced;
  }

  /** Returns the bytes of stored originals that the uploads will overwrite. */
  long storedBytesReplaced() {
    return storedBytesReplaced;
  }

  /** Returns the number of stored originals that the uploads will overwrite. */
  int originalsReplaced() {
    return originalsReplaced;
  }

  /** Adds a file that the album does not have. */
  void addNew(Photo photo) {
    newPhotos.put(photo.id(), photo);
    bytesToReserve += photo.original().bytes();
    grants.add(new UploadGrant.Expected(photo));
  }

  /** Adds a file that occurs earlier in the same request. */
  void addRepeated(Photo earlier, Photo requested) {
    checkSize(earlier, requested);
    grants.add(new UploadGrant.Expected(earlier));
  }

  /**
   * Adds a file whose SHA-256 the album has.
   *
   * @param requested photo of the file, with the id of the existing photo
   */
  void addKnown(Photo existing, Photo requested) {
    PhotoLifecycle state = existing.lifecycle();
    if (!state.permits(Move.RESET)) {
      grants.add(new UploadGrant.Duplicate(existing.id()));
      return;
    }
    if (state.isStored()) {
      storedBytesReplaced += existing.original().bytes();
      originalsReplaced++;
    } else {
      reservedBytesReplaced += existing.original().bytes();
    }
    checkSize(existing, requested);
    resetPhotos.put(requested.id(), requested);
    bytesToReserve += requested.original().bytes();
    grants.add(new UploadGrant.Expected(requested));
  }

  /**
   * Records a size mismatch. Equal SHA-256 digests imply equal sizes. If a smaller size were
   * reserved, the form that was issued earlier would admit more bytes than are reserved.
   */
  private void checkSize(Photo known, Photo requested) {
    if (known.original().bytes() != requested.original().bytes()) {
      sizeMismatches.put(grants.size(), known.original().bytes());
    }
  }
}
