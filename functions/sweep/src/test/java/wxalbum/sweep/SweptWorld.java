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
 * The base of sweep tests: an empty database and bucket, a user with an album, and the sweep with a
 * clock that tests move. The modification times of objects are real times.
 */
abstract class SweptWorld {
  static final Duration OVERDUE = Duration.ofMinutes(10);

  /** Maximum number of objects and rows on a page; small, so that scans have several pages. */
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

  /** Creates another instance of the function. */
  FunctionDriver sweep(StoredObjects bucket) {
    return new FunctionDriver(new SweepHandler(settings, bucket, clock, AT_ONCE));
  }

  /** Runs the sweep and returns its action counts. */
  Map<String, Integer> run() {
    return Answers.counts(sweep.invoke("{}".getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Runs the sweep with a limited time and returns its action counts. Each query of the remaining
   * time takes one second.
   */
  Map<String, Integer> runFor(int seconds, int pageSize) {
    AtomicInteger secondsLeft = new AtomicInteger(SweepHandler.RESERVE_MILLIS / 1000 + seconds);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      new SweepHandler(settings, recorder, clock, pageSize)
          .handleRequest(
              new ByteArrayInputStream(new byte[0]),
              output,
              new TestContext("short", null, () -> 1000 * secondsLeft.getAndDecrement()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Answers.counts(output.toString(StandardCharsets.UTF_8));
  }

  /** Inserts an expected photo without an object. */
  PhotoId expected() {
    return owner.expected(album);
  }

  /** Inserts a ready photo with its original and renditions. */
  PhotoId ready() {
    PhotoId photo = owner.ready(album);
    execute("update photos set etag = '" + arrives(photo) + "' where id = " + literal(photo));
    renditions(photo);
    return photo;
  }

  /** Writes the original of a photo to the bucket and returns its entity tag. */
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

  /** Writes an object and returns its entity tag. */
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
