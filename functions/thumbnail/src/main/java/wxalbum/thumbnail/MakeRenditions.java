package wxalbum.thumbnail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.album.Photos.Arrival;
import wxalbum.album.Storage;
import wxalbum.album.Storage.StoredObject;
import wxalbum.album.TakenAtSource;
import wxalbum.telemetry.Invocation;
import wxalbum.thumbnail.picture.DerivePictures;
import wxalbum.thumbnail.picture.DerivedPictures;
import wxalbum.thumbnail.picture.TakenAt;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Processes an uploaded original: creates its renditions and marks the photo as ready, or marks it
 * as failed with a reason. Processing the same object again changes nothing.
 */
public final class MakeRenditions {
  private static final Logger LOG = LoggerFactory.getLogger(MakeRenditions.class);

  private final Photos photos;
  private final Storage storage;
  private final WriteRenditions writeRenditions;
  private final DerivePictures pictures;
  private final ArrivalLedger ledger;

  MakeRenditions(Photos photos, Storage storage, DerivePictures pictures, ArrivalLedger ledger) {
    this.photos = photos;
    this.storage = storage;
    this.writeRenditions = new WriteRenditions(storage);
    this.pictures = pictures;
    this.ledger = ledger;
  }

  /** The result of processing an original. A retry would not change any of these results. */
  public sealed interface Outcome {
    /**
     * The photo is ready.
     *
     * @param photo the row as it was before
     */
    record Ready(Photo photo) implements Outcome {}

    /** The object cannot become a photo; the row holds the reason for the owner. */
    record Failed(Failure failure) implements Outcome {}

    /** The result for this object was written earlier. */
    record AlreadyDone() implements Outcome {}

    /** No row refers to this object; the object is left unchanged. */
    record Unknown() implements Outcome {}

    /** The row exists, but the object does not: it was deleted or has not arrived yet. */
    record Missing() implements Outcome {}
  }

  /**
   * Processes an original. If another object of the same photo is processed meanwhile, the current
   * object is read and processed again.
   *
   * @param retry whether an earlier attempt for the same event failed or did not finish
   * @throws RuntimeException when storage or the database fails; the caller should retry
   */
  public Outcome make(ObjectKey.Original key, boolean retry) {
    Optional<Outcome> outcome = deal(key, retry);
    while (outcome.isEmpty()) {
      LOG.info("Another object of the photo was processed meanwhile; reading the current object");
      outcome = deal(key, retry);
    }
    return outcome.get();
  }

  /** Processes the current object; returns empty if another object was processed meanwhile. */
  private Optional<Outcome> deal(ObjectKey.Original key, boolean retry) {
    Optional<Photo> row =
        photos.find(key.photoId()).filter(photo -> photo.albumId().equals(key.albumId()));
    if (row.isEmpty()) {
      return Optional.of(new Outcome.Unknown());
    }
    tellOf(row.get());
    Optional<StoredObject> object = Invocation.current().timed("fetch", () -> storage.read(key));
    if (object.isEmpty()) {
      return Optional.of(new Outcome.Missing());
    }
    try (StoredObject stored = object.get()) {
      boolean settled = ArrivalLedger.settled(row.get(), stored.etag());
      // An attempt that did not finish may have left renditions of an older object. A retry
      // therefore writes the renditions of a ready photo once more.
      if (settled && !(retry && row.get().status() == PhotoStatus.READY)) {
        return Optional.of(new Outcome.AlreadyDone());
      }
      if (retry && !settled) {
        photos.noteTrouble(key.photoId());
      }
      return process(row.get(), stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Outcome> process(Photo photo, StoredObject object) {
    DerivedPictures derived;
    try {
      byte[] bytes = Invocation.current().timed("fetch", () -> OriginalReader.read(photo, object));
      derived = pictures.from(bytes);
    } catch (UnfitOriginal unfit) {
      return failed(photo, object, unfit.failure());
    } catch (UnfitPicture unfit) {
      LOG.info("The original cannot be decoded; marking the photo as failed", unfit);
      return failed(photo, object, Failure.of(unfit.fault()));
    }
    return ready(photo, object, derived);
  }

  private static void tellOf(Photo photo) {
    Invocation invocation = Invocation.current().about("userId", photo.uploaderId());
    if (photo.uploadRequestId() != null) {
      invocation.about("uploadRequestId", photo.uploadRequestId());
    }
  }

  private Optional<Outcome> ready(Photo photo, StoredObject object, DerivedPictures derived) {
    // The renditions are written before the row, so that a ready photo always has renditions.
    writeRenditions.of(photo, derived.jpegs());
    Optional<TakenAt> exifTime = derived.metadata().takenAt();
    Arrival arrival =
        new Arrival(
            photo.id(),
            object.etag(),
            derived.type().contentType(),
            derived.size(),
            derived.thumbHash(),
            exifTime.map(TakenAt::wallClock).orElse(photo.takenAt()),
            exifTime.isPresent() ? exifTime.get().offset() : photo.takenOffset(),
            exifTime.isPresent() ? TakenAtSource.EXIF : photo.takenSource());
    return outcome(
        ledger.ready(photo, arrival, derived.metadata().exif()), new Outcome.Ready(photo));
  }

  private Optional<Outcome> failed(Photo photo, StoredObject object, Failure failure) {
    return outcome(
        ledger.failed(photo, object.etag(), object.bytes(), failure), new Outcome.Failed(failure));
  }

  private static Optional<Outcome> outcome(ArrivalLedger.Entry entry, Outcome written) {
    return switch (entry) {
      case WRITTEN -> Optional.of(written);
      case STOOD -> Optional.of(new Outcome.AlreadyDone());
      case GONE -> Optional.of(new Outcome.Unknown());
      case OVERTAKEN -> Optional.empty();
    };
  }
}
