package wxalbum.thumbnail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.Albums;
import wxalbum.album.ObjectKey;
import wxalbum.album.ObjectStore;
import wxalbum.album.Photos;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.Json;
import wxalbum.http.problem.ExceptionClassifier;
import wxalbum.http.problem.ProblemCode;
import wxalbum.priming.PrimingRequest;
import wxalbum.priming.SnapStartHook;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.S3ObjectStore;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Telemetry;
import wxalbum.thumbnail.ProcessOriginal.Outcome;
import wxalbum.thumbnail.QueueMessage.CreatedObject;

/**
 * Lambda handler that processes S3 events from the SQS queue. It needs the bucket (reads originals,
 * writes renditions) and the database. Failed messages are reported to the queue, which delivers
 * them again.
 */
public final class ThumbnailHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ThumbnailHandler.class);

  private final Telemetry telemetry;
  private final ProcessOriginal processOriginal;
  private final Clock clock;

  @SuppressWarnings("unused") // Lambda holds the hook weakly; this field keeps it reachable.
  private final SnapStartHook snapStartHook;

  /**
   * Creates the handler with the settings of the environment.
   *
   * @throws RuntimeException when a required setting is missing or invalid
   */
  public ThumbnailHandler() {
    Settings settings =
        Settings.read(
            Setting.BUCKET, Setting.AWS_REGION, Setting.DATABASE_URL, Setting.DATABASE_USER);
    this(settings, S3ObjectStore.of(settings), Clock.systemUTC());
  }

  ThumbnailHandler(Settings settings, ObjectStore storage, Clock clock) {
    Database database = new Database(settings, Photos.class, Albums.class, Users.class);
    Photos photos = database.repository(Photos.class);
    ProcessingResultWriter resultWriter =
        new ProcessingResultWriter(
            photos,
            database.repository(Albums.class),
            database.repository(Users.class),
            database,
            clock);
    AlbumPictureProcessor pictures = AlbumPictureProcessor.quick();
    this.telemetry = new Telemetry("thumbnail", settings);
    this.clock = clock;
    this.processOriginal = new ProcessOriginal(photos, storage, pictures, resultWriter, clock);
    this.snapStartHook =
        SnapStartHook.register(
            pictures::prime,
            () -> processOriginal.execute(PrimingRequest.NONEXISTENT_ORIGINAL, false),
            () -> storage.open(PrimingRequest.NONEXISTENT_ORIGINAL),
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String response =
        telemetry.runInvocation(
            context,
            invocation -> {
              invocation.putField("trigger", "storage-event");
              String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
              return Json.write(
                  Map.of(
                      "batchItemFailures",
                      process(QueueMessage.parse(Json.read(event)), invocation)));
            });
    output.write(response.getBytes(StandardCharsets.UTF_8));
  }

  /** Processes messages and returns the failed ones, which SQS keeps and delivers again. */
  private List<Map<String, String>> process(List<QueueMessage> messages, Invocation invocation) {
    if (messages.isEmpty()) {
      recordIgnored(invocation, "The event contains no message; nothing to do");
    }
    List<Map<String, String>> failures = new ArrayList<>();
    ProblemCode code = null;
    for (QueueMessage message : messages) {
      invocation.clearContextIds();
      try {
        if (!process(message, invocation)) {
          LOG.warn("The original was overwritten repeatedly; the queue will deliver it again");
          failures.add(Map.of("itemIdentifier", message.id()));
        }
      } catch (JsonProcessingException | RuntimeException e) {
        LOG.error("Processing the message failed; the queue will deliver it again", e);
        failures.add(Map.of("itemIdentifier", message.id()));
        code = ExceptionClassifier.toProblemCode(e);
      }
    }
    // A failure takes precedence over the outcome of the other messages.
    if (code != null) {
      invocation.putField("outcome", "error").putField("code", code.toString());
    }
    return failures;
  }

  /** Processes the objects of a message and returns whether all outcomes are final. */
  private boolean process(QueueMessage message, Invocation invocation)
      throws JsonProcessingException {
    List<CreatedObject> objects = message.createdObjects();
    if (objects.isEmpty()) {
      recordIgnored(invocation, "The message contains no created object; nothing to do");
    }
    boolean complete = true;
    for (CreatedObject object : objects) {
      complete &= processObject(object, message.isRedelivery(), invocation);
    }
    return complete;
  }

  /** Processes an object and returns whether its outcome is final. */
  private boolean processObject(CreatedObject object, boolean retry, Invocation invocation) {
    invocation.clearContextIds();
    return switch (parseKey(object.encodedKey()).orElse(null)) {
      case ObjectKey.Original original -> {
        invocation
            .putContextId("albumId", original.albumId())
            .putContextId("photoId", original.photoId());
        long start = System.nanoTime();
        Outcome outcome = processOriginal.execute(original, retry);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        new ProcessingReport(object, outcome, duration, clock.instant()).recordIn(invocation);
        yield !(outcome instanceof Outcome.Superseded);
      }
      case ObjectKey.Rendition _ -> {
        recordIgnored(invocation, "The object is a rendition; ignoring it");
        yield true;
      }
      case null -> {
        recordIgnored(invocation, "The object's key is not recognized; ignoring it");
        yield true;
      }
    };
  }

  private static void recordIgnored(Invocation invocation, String reason) {
    LOG.info(reason);
    invocation.putField("outcome", "ignored");
  }

  /** Parses a key from an event, in which S3 writes keys form-encoded: {@code +} and percents. */
  private static Optional<ObjectKey> parseKey(String encoded) {
    try {
      return ObjectKey.parse(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
