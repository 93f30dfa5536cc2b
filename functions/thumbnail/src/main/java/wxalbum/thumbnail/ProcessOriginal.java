package wxalbum.thumbnail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.ObjectKey;
import wxalbum.album.ObjectStore;
import wxalbum.album.ObjectStore.ObjectContent;
import wxalbum.album.Photo;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.album.Photos.ProcessingResult;
import wxalbum.album.TakenAtSource;
import wxalbum.picture.header.WorkBudget;
import wxalbum.picture.metadata.CaptureTime;
import wxalbum.telemetry.Invocation;
import wxalbum.thumbnail.AlbumPictureProcessor.AlbumPicture;

/**
 * Processes an uploaded original: creates its renditions and marks the photo as ready, or marks it
 * as failed with a reason. Processing the same object again changes nothing.
 */
public final class ProcessOriginal {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessOriginal.class);

  /** The number of attempts within one call. */
  static final int MAX_ATTEMPTS = 3;

  /**
   * The number of different objects that are processed for one upload form. A form is for one file,
   * but storage accepts any number of files of the same size until the form expires.
   */
  static final int MAX_OBJECTS_PER_FORM = 5;

  /**
   * The time after which no further attempt starts. Together with the {@linkplain
   * WorkBudget#TIMEOUT time} of one picture it is well below the timeout of the function.
   */
  static final Duration RETRY_PERIOD = Duration.ofSeconds(15);

  /** The number of replays that count as made when an attempt did not finish. */
  private static final int MIN_REPLAY_COUNT_OF_RETRY =
      PhotoLifecycle.MAX_REPLAYS - PhotoLifecycle.MAX_REPLAYS_AFTER_UNFINISHED_ATTEMPT;

  private final Photos photos;
  private final ObjectStore storage;
  private final RenditionWriter renditionWriter;
  private final AlbumPictureProcessor pictureProcessor;
  private final ProcessingResultWriter resultWriter;
  private final Clock clock;

  ProcessOriginal(
      Photos photos,
      ObjectStore storage,
      AlbumPictureProcessor pictureProcessor,
      ProcessingResultWriter resultWriter,
      Clock clock) {
    this.photos = photos;
    this.storage = storage;
    this.renditionWriter = new RenditionWriter(storage);
    this.pictureProcessor = pictureProcessor;
    this.resultWriter = resultWriter;
    this.clock = clock;
  }

  /** The result of processing an original. Only {@link Superseded} changes with a retry. */
  public sealed interface Outcome {
    /**
     * The photo is ready.
     *
     * @param photo the row as it was before
     */
    record Ready(Photo photo) implements Outcome {}

    /** The object cannot become a photo; the row holds the reason for the owner. */
    record Failed(PhotoFailure failure) implements Outcome {}

    /** The form was used for too many files; the photo failed without processing the last one. */
    record FormOverused() implements Outcome {}

    /** The result for this object was written earlier. */
    record AlreadyProcessed() implements Outcome {}

    /** No row refers to this object; the object is left unchanged. */
    record NotFound() implements Outcome {}

    /** The row exists, but the object does not: it was deleted or has not arrived yet. */
    record ObjectMissing() implements Outcome {}

    /**
     * Another object of the photo was processed during each attempt. The caller must retry, since
     * the renditions may show an older object.
     */
    record Superseded() implements Outcome {}
  }

  /**
   * Processes an original. If another object of the same photo is processed meanwhile, the current
   * object is read and processed again, up to {@value #MAX_ATTEMPTS} times within {@link
   * #RETRY_PERIOD}.
   *
   * @param retry whether an earlier attempt for the same event failed or did not finish
   * @throws RuntimeException when storage or the database fails; the caller should retry
   */
  public Outcome execute(ObjectKey.Original key, boolean retry) {
    Instant deadline = clock.instant().plus(RETRY_PERIOD);
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Outcome outcome = processCurrent(key, retry);
      if (!(outcome instanceof Outcome.Superseded)) {
        return outcome;
      }
      LOG.info("Another object of the photo was processed during attempt {}", attempt);
      if (clock.instant().isAfter(deadline)) {
        break;
      }
    }
    return new Outcome.Superseded();
  }

  private Outcome processCurrent(ObjectKey.Original key, boolean retry) {
    Instant start = clock.instant();
    Optional<Photo> row =
        photos.find(key.photoId()).filter(photo -> photo.albumId().equals(key.albumId()));
    if (row.isEmpty()) {
      return new Outcome.NotFound();
    }
    putLogContext(row.get());
    Optional<ObjectContent> object = Invocation.current().time("fetch", () -> storage.open(key));
    if (object.isEmpty()) {
      return new Outcome.ObjectMissing();
    }
    try (ObjectContent stored = object.get()) {
      return process(new Attempt(row.get(), stored, start), retry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An attempt to process the current object of a photo. */
  private record Attempt(Photo photo, ObjectContent object, Instant start) {}

  private Outcome process(Attempt attempt, boolean retry) {
    Photo photo = attempt.photo();
    String etag = attempt.object().etag();
    boolean settled = photo.lifecycle().isFinalFor(etag);
    // An attempt that did not finish may have left renditions of an older object. A retry
    // therefore writes the renditions of a ready photo once more.
    if (settled && !(retry && photo.lifecycle().hasRenditions())) {
      return new Outcome.AlreadyProcessed();
    }
    if (!photos.beginProcessing(photo.id(), etag, MAX_OBJECTS_PER_FORM)) {
      LOG.warn("The upload form was used for too many files; the photo fails without processing");
      return completeFailed(attempt, PhotoFailure.FORM_OVERUSED, new Outcome.FormOverused());
    }
    if (retry && !settled) {
      photos.capReplays(photo.id(), MIN_REPLAY_COUNT_OF_RETRY);
    }
    AlbumPicture picture;
    try {
      byte[] bytes =
          Invocation.current().time("fetch", () -> OriginalReader.read(photo, attempt.object()));
      picture = pictureProcessor.process(bytes);
    } catch (InvalidOriginalException e) {
      LOG.info("The original is invalid; marking the photo as failed", e);
      return completeFailed(attempt, e.failure(), new Outcome.Failed(e.failure()));
    }
    return completeReady(attempt, picture);
  }

  private static void putLogContext(Photo photo) {
    Invocation invocation = Invocation.current().putContextId("userId", photo.uploaderId());
    if (photo.uploadRequestId() != null) {
      invocation.putContextId("uploadRequestId", photo.uploadRequestId());
    }
  }

  private Outcome completeReady(Attempt attempt, AlbumPicture derived) {
    Photo photo = attempt.photo();
    // The renditions are written before the row, so that a ready photo always has renditions.
    renditionWriter.writeAll(photo, derived.jpegRenditions());
    ProcessingResult result =
        new ProcessingResult(
            photo.id(),
            attempt.object().etag(),
            derived.contentType(),
            new Photo.Picture(derived.size(), derived.thumbHash(), derived.renditionVersion()),
            derived.captureTime().map(ProcessOriginal::toExifTime).orElse(photo.captureTime()));
    return toOutcome(
        resultWriter.markReady(photo, result, derived.exif(), timeSince(attempt.start())),
        new Outcome.Ready(photo));
  }

  private static Photo.CaptureTime toExifTime(CaptureTime exif) {
    return new Photo.CaptureTime(exif.localTime(), exif.offsetMinutes(), TakenAtSource.EXIF);
  }

  private Outcome completeFailed(Attempt attempt, PhotoFailure failure, Outcome written) {
    ObjectContent object = attempt.object();
    return toOutcome(
        resultWriter.markFailed(
            attempt.photo(), object.etag(), object.byteSize(), failure, timeSince(attempt.start())),
        written);
  }

  private Duration timeSince(Instant start) {
    return Duration.between(start, clock.instant());
  }

  private static Outcome toOutcome(ProcessingResultWriter.WriteResult entry, Outcome written) {
    return switch (entry) {
      case WRITTEN -> written;
      case ALREADY_WRITTEN -> new Outcome.AlreadyProcessed();
      case GONE -> new Outcome.NotFound();
      case SUPERSEDED -> new Outcome.Superseded();
    };
  }
}
