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
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectInventory.ObjectSummary;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.RenditionSize;
import wxalbum.album.User;
import wxalbum.album.Users;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.S3ObjectInventory;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.OpenTransactions;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.PhotoBuilder;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestContext;

/**
 * The base of sweep tests: an empty database and bucket, a user with an album, and the sweep with a
 * clock that tests move. The modification times of objects are real times. The bucket rejects calls
 * in a transaction.
 */
abstract class SweepTestBase {
  static final Duration OVERDUE_DELAY = PhotoBuilder.OVERDUE_DELAY;

  /** Maximum number of objects and rows on a page; small, so that scans have several pages. */
  static final int PAGE_SIZE = 7;

  private static final List<String> TABLES =
      List.of("photos", "shares", "albums", "idempotency_records", "scan_checkpoints", "users");

  final Settings settings = TestCloud.shared().settings();
  final MutableClock clock = new MutableClock().set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  final ObjectInventory objects =
      OpenTransactions.rejectCalls(ObjectInventory.class, S3ObjectInventory.of(settings));
  final RecordingObjectInventory recorder = new RecordingObjectInventory(objects);
  final OwnerFixture owner = new OwnerFixture(clock);
  final FunctionInvoker sweep = newSweep(recorder);
  private final S3Client client = client();

  AlbumId album = owner.createAlbum("西湖");

  @BeforeEach
  void clear() {
    TABLES.forEach(table -> execute("delete from " + table));
    objects.list("", "", 1000).objects().forEach(object -> deleteObject(object.key()));
    album = owner.createAlbum("西湖");
  }

  /** Creates another instance of the function. */
  FunctionInvoker newSweep(ObjectInventory bucket) {
    return new FunctionInvoker(new SweepHandler(settings, bucket, clock, PAGE_SIZE));
  }

  /** Runs a sweep that is deployed with another overdue delay, and returns its action counts. */
  Map<String, Integer> runSweepWithOverdueDelay(Duration delay) {
    Settings changed =
        TestCloud.shared()
            .settings(Map.of(Setting.SWEEP_OVERDUE_SECONDS, Long.toString(delay.toSeconds())));
    return SweepResponse.parseCounts(
        new FunctionInvoker(new SweepHandler(changed, recorder, clock, PAGE_SIZE))
            .invoke("{}".getBytes(StandardCharsets.UTF_8)));
  }

  /** Runs the sweep and returns its action counts. */
  Map<String, Integer> runSweep() {
    return SweepResponse.parseCounts(sweep.invoke("{}".getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Runs the sweep with a limited time and returns its action counts. Each query of the remaining
   * time takes one second.
   */
  Map<String, Integer> runSweepFor(int seconds, int pageSize) {
    AtomicInteger secondsLeft = new AtomicInteger(SweepHandler.RESERVED_MILLIS / 1000 + seconds);
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
    return SweepResponse.parseCounts(output.toString(StandardCharsets.UTF_8));
  }

  /** Inserts an expected photo without an object. */
  PhotoId insertExpectedPhoto() {
    return owner.createExpectedPhoto(album);
  }

  /** Inserts a ready photo with its original and renditions. */
  PhotoId insertReadyPhoto() {
    PhotoId photo = owner.createReadyPhoto(album);
    execute("update photos set etag = '" + putOriginal(photo) + "' where id = " + literal(photo));
    putRenditions(photo);
    return photo;
  }

  /** Writes the original of a photo to the bucket and returns its entity tag. */
  String putOriginal(PhotoId photo) {
    return put(originalKey(photo).toString());
  }

  void putRenditions(PhotoId photo) {
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

  String readObject(String key) {
    return client.getObjectAsBytes(get -> get.bucket(bucket()).key(key)).asUtf8String();
  }

  void deleteObject(String key) {
    var _ = client.deleteObject(request -> request.bucket(bucket()).key(key));
  }

  ObjectKey.Original originalKey(PhotoId photo) {
    return new ObjectKey.Original(album, photo);
  }

  List<String> listKeys() {
    return listKeys("");
  }

  List<String> listKeys(String prefix) {
    return objects.list(prefix, "", 1000).objects().stream().map(ObjectSummary::key).toList();
  }

  Photo findPhoto(PhotoId photo) {
    return OwnerFixture.repository(Photos.class).find(photo).orElseThrow();
  }

  boolean exists(PhotoId photo) {
    return OwnerFixture.repository(Photos.class).find(photo).isPresent();
  }

  void moveToTrash(PhotoId photo) {
    owner.moveToTrash(photo);
  }

  User findUser() {
    return OwnerFixture.repository(Users.class).find(owner.userId()).orElseThrow();
  }

  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  long queryNumber(String sql) {
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
    return TestCloud.database(settings).connect();
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
