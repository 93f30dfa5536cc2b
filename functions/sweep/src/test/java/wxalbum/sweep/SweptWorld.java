package wxalbum.sweep;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.RenditionSize;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.StoredObject;
import wxalbum.album.User;
import wxalbum.album.Users;
import wxalbum.embedded.DatabaseAddress;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.S3StoredObjects;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.MovableClock;
import wxalbum.testing.Owner;
import wxalbum.testing.TestCloud;
import wxalbum.testing.TestContext;

/**
 * A database and a bucket with nothing in them, a user with an album, and the sweep, which tests
 * run at a clock that they move. Objects are as old as they really are.
 */
abstract class SweptWorld {
  static final Duration OVERDUE = Duration.ofMinutes(10);

  /** Objects, and rows, in a stretch of a walk: so few that walks have several. */
  static final int AT_ONCE = 7;

  private static final List<String> TABLES =
      List.of("photos", "shares", "albums", "answers", "walks", "users");

  final Settings settings = TestCloud.shared().settings();
  final MovableClock clock = new MovableClock().set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  final StoredObjects objects = S3StoredObjects.of(settings);
  final Recorder recorder = new Recorder(objects);
  final Owner owner = new Owner(clock);
  final FunctionDriver sweep = sweep(recorder);
  private final S3Client client = client();

  AlbumId album = owner.album("西湖");

  @BeforeEach
  void empty() {
    TABLES.forEach(table -> execute("delete from " + table));
    objects.list("", "", 1000).objects().forEach(object -> remove(object.key()));
    album = owner.album("西湖");
  }

  /** One more instance of the function. */
  FunctionDriver sweep(StoredObjects bucket) {
    return new FunctionDriver(new SweepHandler(settings, bucket, clock, AT_ONCE));
  }

  /** Runs the sweep and says what it did. */
  Map<String, Integer> run() {
    return Answers.counts(sweep.invoke("{}".getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Runs the sweep for a few seconds, of which each time that it asks for the time takes one, and
   * says what it did.
   */
  Map<String, Integer> runFor(int seconds, int atOnce) {
    AtomicInteger left = new AtomicInteger(SweepHandler.RESERVE_MILLIS / 1000 + seconds);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      new SweepHandler(settings, recorder, clock, atOnce)
          .handleRequest(
              new ByteArrayInputStream(new byte[0]),
              answer,
              new TestContext("short", null, () -> 1000 * left.getAndDecrement()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Answers.counts(answer.toString(StandardCharsets.UTF_8));
  }

  /** A photo that is expected. */
  PhotoId expected() {
    return owner.expected(album);
  }

  /** A photo that is ready, with its objects. */
  PhotoId ready() {
    PhotoId photo = owner.ready(album);
    execute("update photos set etag = '" + arrives(photo) + "' where id = " + literal(photo));
    renditions(photo);
    return photo;
  }

  /** Lays the original of a photo into the bucket and says its entity tag. */
  String arrives(PhotoId photo) {
    return put(original(photo).toString());
  }

  void renditions(PhotoId photo) {
    for (RenditionSize size : RenditionSize.values()) {
      put(new ObjectKey.Rendition(album, photo, size).toString());
    }
  }

  String put(String key) {
    return put(key, key);
  }

  /** Writes an object of this content and says its entity tag. */
  String put(String key, String content) {
    return client
        .putObject(
            request -> request.bucket(bucket()).key(key).contentType("image/jpeg"),
            RequestBody.fromString(content))
        .eTag()
        .replace("\"", "");
  }

  String content(String key) {
    return client.getObjectAsBytes(get -> get.bucket(bucket()).key(key)).asUtf8String();
  }

  void remove(String key) {
    var _ = client.deleteObject(request -> request.bucket(bucket()).key(key));
  }

  ObjectKey.Original original(PhotoId photo) {
    return new ObjectKey.Original(album, photo);
  }

  List<String> keys() {
    return objects.list("", "", 1000).objects().stream().map(StoredObject::key).toList();
  }

  Photo row(PhotoId photo) {
    return Owner.repository(Photos.class).find(photo).orElseThrow();
  }

  boolean isThere(PhotoId photo) {
    return Owner.repository(Photos.class).find(photo).isPresent();
  }

  void trash(PhotoId photo) {
    Owner.repository(Photos.class).trashOne(photo, clock.instant());
  }

  User user() {
    return Owner.repository(Users.class).find(owner.id()).orElseThrow();
  }

  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  static String literal(PhotoId photo) {
    return "x'" + photo.value().toString().replace("-", "") + "'";
  }

  private Connection connect() throws SQLException {
    return DatabaseAddress.of(settings).connect();
  }

  private String bucket() {
    return settings.text(Setting.BUCKET);
  }

  private S3Client client() {
    return S3Client.builder()
        .region(Region.of(settings.text(Setting.AWS_REGION)))
        .endpointOverride(URI.create(settings.text(Setting.STORAGE_ENDPOINT)))
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
