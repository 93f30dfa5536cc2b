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
import wxalbum.album.Photos;
import wxalbum.album.Storage;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.Code;
import wxalbum.http.Json;
import wxalbum.http.Outage;
import wxalbum.http.Rehearsal;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.snapshot.Snapshot;
import wxalbum.storage.S3Storage;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Telemetry;
import wxalbum.thumbnail.MakeRenditions.Outcome;
import wxalbum.thumbnail.QueueMessage.Created;
import wxalbum.thumbnail.picture.DerivePictures;

/**
 * Lambda handler that processes S3 events from the SQS queue. It needs the bucket (reads originals,
 * writes renditions) and the database. Failed messages are reported to the queue, which delivers
 * them again.
 */
public final class ThumbnailHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ThumbnailHandler.class);

  private final Telemetry telemetry;
  private final MakeRenditions makeRenditions;
  private final Clock clock;

  @SuppressWarnings("unused") // The reference keeps the registered snapshot hooks alive.
  private final Snapshot snapshot;

  /**
   * Creates the handler with the settings of the environment.
   *
   * @throws RuntimeException when a required setting is missing or invalid
   */
  public ThumbnailHandler() {
    Settings settings =
        Settings.read(
            Setting.BUCKET, Setting.AWS_REGION, Setting.DATABASE_URL, Setting.DATABASE_USER);
    this(settings, S3Storage.of(settings), Clock.systemUTC());
  }

  ThumbnailHandler(Settings settings, Storage storage, Clock clock) {
    Database database = new Database(settings, Photos.class, Albums.class, Users.class);
    Photos photos = database.repository(Photos.class);
    ArrivalLedger ledger =
        new ArrivalLedger(
            photos,
            database.repository(Albums.class),
            database.repository(Users.class),
            database,
            clock);
    DerivePictures pictures = Pipeline.quickest();
    this.telemetry = new Telemetry("thumbnail", settings);
    this.clock = clock;
    this.makeRenditions = new MakeRenditions(photos, storage, pictures, ledger);
    this.snapshot =
        Snapshot.after(
            () -> Pipeline.rehearse(pictures),
            () -> makeRenditions.make(Rehearsal.NOTHING, false),
            () -> storage.read(Rehearsal.NOTHING),
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String response =
        telemetry.invocation(
            context,
            invocation -> {
              invocation.note("trigger", "storage-event");
              String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
              return Json.write(
                  Map.of("batchItemFailures", deal(QueueMessage.of(Json.read(event)), invocation)));
            });
    output.write(response.getBytes(StandardCharsets.UTF_8));
  }

  /** Processes messages and returns the failed ones, which SQS keeps and delivers again. */
  private List<Map<String, String>> deal(List<QueueMessage> messages, Invocation invocation) {
    if (messages.isEmpty()) {
      leftAlone(invocation, "The event contains no message; nothing to do");
    }
    List<Map<String, String>> failures = new ArrayList<>();
    Code code = null;
    for (QueueMessage message : messages) {
      invocation.turn();
      try {
        deal(message, invocation);
      } catch (JsonProcessingException | RuntimeException e) {
        LOG.error("Processing the message failed; the queue will deliver it again", e);
        failures.add(Map.of("itemIdentifier", message.id()));
        code = Outage.code(e);
      }
    }
    // A failure takes precedence over the outcome of the other messages.
    if (code != null) {
      invocation.note("outcome", "error").note("code", code.toString());
    }
    return failures;
  }

  private void deal(QueueMessage message, Invocation invocation) throws JsonProcessingException {
    List<Created> objects = message.created();
    if (objects.isEmpty()) {
      leftAlone(invocation, "The message contains no created object; nothing to do");
    }
    objects.forEach(object -> arrived(object, message.again(), invocation));
  }

  private void arrived(Created object, boolean retry, Invocation invocation) {
    invocation.turn();
    switch (key(object.encodedKey()).orElse(null)) {
      case ObjectKey.Original original -> {
        invocation.about("albumId", original.albumId()).about("photoId", original.photoId());
        long start = System.nanoTime();
        Outcome outcome = makeRenditions.make(original, retry);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        new ArrivalReport(object, outcome, duration, clock.instant()).tell(invocation);
      }
      case ObjectKey.Rendition _ -> leftAlone(invocation, "The object is a rendition; ignoring it");
      case null -> leftAlone(invocation, "The object's key is not recognized; ignoring it");
    }
  }

  private static void leftAlone(Invocation invocation, String reason) {
    LOG.info(reason);
    invocation.note("outcome", "ignored");
  }

  /** Parses a key from an event, in which S3 writes keys form-encoded: {@code +} and percents. */
  private static Optional<ObjectKey> key(String encoded) {
    try {
      return ObjectKey.parse(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
