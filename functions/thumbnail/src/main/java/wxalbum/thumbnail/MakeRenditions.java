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
 * Makes an original that has arrived into a photo that can be shown, or says why it cannot. Called
 * again for the same object it changes nothing.
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

  /** How it ended. None of these is worth another try. */
  public sealed interface Outcome {
    /** The photo, as its row was before, can be shown. */
    record Ready(Photo photo) implements Outcome {}

    /** The photo can never be shown; its owner reads why. */
    record Failed(Failure failure) implements Outcome {}

    /** This object was dealt with before. */
    record AlreadyDone() implements Outcome {}

    /** No row names this object: it is left alone. */
    record Unknown() implements Outcome {}

    /** The row is there and the object is not: removed since, or not yet arrived. */
    record Missing() implements Outcome {}
  }

  /**
   * Deals with an original.
   *
   * @param again whether that was tried before and failed, or came to no end
   * @throws RuntimeException when storage or database fail: worth another try
   */
  public Outcome make(ObjectKey.Original key, boolean again) {
    Optional<Outcome> outcome = deal(key, again);
    while (outcome.isEmpty()) {
      LOG.info("Another object of the photo was dealt with meanwhile: the one there is read again");
      outcome = deal(key, again);
    }
    return outcome.get();
  }

  /** Deals with what is there; nothing where that was overtaken. */
  private Optional<Outcome> deal(ObjectKey.Original key, boolean again) {
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
      // What came to no end may have left renditions of an older object: they are made once more.
      if (settled && !(again && row.get().status() == PhotoStatus.READY)) {
        return Optional.of(new Outcome.AlreadyDone());
      }
      if (again && !settled) {
        photos.noteTrouble(key.photoId());
      }
      return make(row.get(), stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Outcome> make(Photo photo, StoredObject object) {
    DerivedPictures derived;
    try {
      byte[] bytes = Invocation.current().timed("fetch", () -> OriginalReader.read(photo, object));
      derived = pictures.from(bytes);
    } catch (UnfitOriginal unfit) {
      return failed(photo, object, unfit.failure());
    } catch (UnfitPicture unfit) {
      LOG.info("No picture can be made of the original", unfit);
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
    // Before the row that promises them.
    writeRenditions.of(photo, derived.jpegs());
    Optional<TakenAt> camera = derived.metadata().takenAt();
    Arrival arrival =
        new Arrival(
            photo.id(),
            object.etag(),
            derived.type().contentType(),
            derived.size(),
            derived.thumbHash(),
            camera.map(TakenAt::wallClock).orElse(photo.takenAt()),
            camera.isPresent() ? camera.get().offset() : photo.takenOffset(),
            camera.isPresent() ? TakenAtSource.EXIF : photo.takenSource());
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
