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
import wxalbum.http.Json;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.S3Storage;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Telemetry;
import wxalbum.thumbnail.MakeRenditions.Outcome;
import wxalbum.thumbnail.picture.DerivePictures;

/**
 * Storage events, through the queue. Needs the bucket (read originals, write renditions) and the
 * database. Messages that failed are named to the queue, which brings them again.
 */
public final class ThumbnailHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ThumbnailHandler.class);

  private final Telemetry telemetry = new Telemetry("thumbnail");
  private final MakeRenditions makeRenditions;

  /** Wires the function to the settings: the bucket and the database. */
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
    this.makeRenditions = new MakeRenditions(photos, storage, pictures, ledger);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String answer =
        telemetry.<String, IOException>invocation(
            context,
            invocation -> {
              invocation.note("trigger", "storage-event");
              String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
              List<Map<String, String>> failures =
                  QueueMessage.of(Json.read(event)).stream()
                      .filter(message -> !dealtWith(message, invocation))
                      .map(message -> Map.of("itemIdentifier", message.id()))
                      .toList();
              return Json.write(Map.of("batchItemFailures", failures));
            });
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a message may leave the queue; one that may not comes again, at last to the dead. */
  private boolean dealtWith(QueueMessage message, Invocation invocation) {
    try {
      List<String> keys = message.createdKeys();
      if (keys.isEmpty()) {
        leftAlone(invocation, "The message tells of no new object");
      }
      keys.forEach(key -> arrived(key, invocation));
      return true;
    } catch (JsonProcessingException | RuntimeException e) {
      LOG.error("The message failed and will come again", e);
      invocation.note("outcome", "error");
      return false;
    }
  }

  private void arrived(String encodedKey, Invocation invocation) {
    switch (key(encodedKey).orElse(null)) {
      case ObjectKey.Original original -> {
        invocation.note("albumId", original.albumId().toString());
        invocation.note("photoId", original.photoId().toString());
        note(makeRenditions.make(original), invocation);
      }
      case ObjectKey.Rendition _ -> leftAlone(invocation, "A rendition needs no rendition");
      case null -> leftAlone(invocation, "The object's key is not one of ours");
    }
  }

  private static void note(Outcome outcome, Invocation invocation) {
    String ending =
        switch (outcome) {
          case Outcome.Ready() -> "ready";
          case Outcome.Failed(Failure failure) -> {
            invocation.note("code", failure.code());
            yield "failed";
          }
          case Outcome.AlreadyDone() -> "already-done";
          case Outcome.Unknown() -> "unknown";
          case Outcome.Missing() -> "missing";
        };
    invocation.note("outcome", ending);
  }

  private static void leftAlone(Invocation invocation, String why) {
    LOG.info(why);
    invocation.note("outcome", "left-alone");
  }

  /** S3 writes keys into events as a form would: blanks as plus signs, bytes as percents. */
  private static Optional<ObjectKey> key(String encoded) {
    try {
      return ObjectKey.parse(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
