package wxalbum.tests.histories;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wxalbum.album.Ids;
import wxalbum.database.Schema;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.ObjectEvent;
import wxalbum.embedded.StorageOptions;
import wxalbum.http.Json;
import wxalbum.local.template.ExpirationRule;
import wxalbum.local.template.ServerlessFile;
import wxalbum.settings.Setting;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TimeShifter;
import wxalbum.tests.fixture.TestDeployment;
import wxalbum.tests.fixture.UploadEvents;

/**
 * All functions on a database and a bucket of their own. Time advances by shifting all stored times
 * into the past. Storage events are delivered by the test, if at all.
 */
final class HistorySystem implements AutoCloseable {
  private final Queue<ObjectEvent> events = new ConcurrentLinkedQueue<>();
  private final List<ObjectEvent> delayedEvents = new ArrayList<>();
  private final Random random;
  private final EmbeddedDatabase database;
  private final EmbeddedStorage storage;
  private final Path storageFolder;
  private final TimeShifter timeShifter;
  private final List<ExpirationRule> expirationRules =
      ServerlessFile.load(Path.of(System.getProperty("wxalbum.root"))).expirationRules();

  /** Objects without rows. */
  final OrphanFiles orphans;

  /** The functions that phones call. */
  final TestDeployment deployment;

  /** A second instance of all functions, so that two sweeps can run concurrently. */
  private final TestDeployment otherDeployment;

  /** Sums of the counts in the responses of all sweeps. */
  private final Map<String, Integer> sweepCounts = new ConcurrentHashMap<>();

  /** Simulated time in seconds. */
  long nowSeconds;

  /**
   * Starts the servers and functions.
   *
   * @param seed of the random generator of event deliveries. Concurrent sweeps add events, so no
   *     other decisions share it.
   */
  HistorySystem(Path folder, long seed) throws IOException {
    this.random = new Random(seed);
    this.storageFolder = folder.resolve("bucket");
    this.database = EmbeddedDatabase.startIn(folder.resolve("database"));
    this.storage =
        EmbeddedStorage.start(
            StorageOptions.temporary()
                .withDirectory(this.storageFolder)
                .withListener(this::onStorageEvent));
    this.orphans = new OrphanFiles(this.storageFolder.resolve(storage.bucket()));
    this.timeShifter = new TimeShifter(database.connectionInfo(), this.storageFolder);
    DatabaseConnectionInfo address = database.connectionInfo();
    var _ = Schema.migrate(address.url(), address.user(), address.password());
    Map<String, String> environment = new HashMap<>(TestCloud.shared().isolatedEnvironment());
    environment.put(Setting.DATABASE_URL.name(), address.url());
    environment.put(Setting.DATABASE_USER.name(), address.user());
    environment.put(Setting.DATABASE_PASSWORD.name(), address.password());
    environment.put(Setting.STORAGE_ENDPOINT.name(), storage.endpoint().toString());
    environment.put(Setting.BUCKET.name(), storage.bucket());
    this.deployment = new TestDeployment(environment);
    this.otherDeployment = new TestDeployment(environment);
  }

  /** Advances the time, and applies the lifecycle rules of the bucket. */
  void advanceTime(Duration time) {
    nowSeconds += time.toSeconds();
    timeShifter.shiftBack(time);
    expirationRules.forEach(rule -> storage.expireObjects(rule.keyPrefix(), rule.age()));
  }

  /** Delivers, drops, repeats and delays the pending events at random. */
  void deliverSomeEvents() {
    for (ObjectEvent event = events.poll(); event != null; event = events.poll()) {
      // Events replayed by the sweep are never dropped: after four replays a photo fails.
      boolean replayed = event.name().equals("ObjectCreated:Copy");
      switch (random.nextInt(replayed ? 8 : 10)) {
        case 0, 1, 2, 3, 4 -> deliver(event);
        case 5 -> {
          deliver(event);
          deliver(event);
        }
        case 6, 7 -> delayedEvents.add(event);
        default -> {}
      }
    }
    if (random.nextInt(3) == 0) {
      deliverDelayedEvents();
    }
  }

  /** Delivers the delayed events in reverse order. */
  void deliverDelayedEvents() {
    delayedEvents.reversed().forEach(this::deliver);
    delayedEvents.clear();
  }

  /** Delivers all pending events. */
  void deliverAllEvents() {
    for (ObjectEvent event = events.poll(); event != null; event = events.poll()) {
      deliver(event);
    }
  }

  /** Runs the sweep. */
  void runSweep() {
    runSweepOn(deployment);
  }

  /** Runs the sweep on the second instance. */
  void runSweepOnOtherInstance() {
    runSweepOn(otherDeployment);
  }

  /** Returns the keys of all objects. */
  Set<String> objectKeys() {
    Path bucket = storageFolder.resolve(storage.bucket());
    try (Stream<Path> files = Files.walk(bucket)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> bucket.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the status of each photo by id. */
  Map<String, String> statusById() {
    return queryById("select id, status from photos", rows -> rows.getString(2));
  }

  /** Returns the size in each photo's row by id. */
  Map<String, Long> sizeById() {
    return queryById("select id, bytes from photos", rows -> rows.getLong(2));
  }

  /** Returns the ids of the rows that a query selects. */
  Set<String> findIds(String query) {
    return queryById(query, rows -> "").keySet();
  }

  private <T> Map<String, T> queryById(String query, RowReader<T> column) {
    Map<String, T> values = new HashMap<>();
    try (Connection connection = database.connectionInfo().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.put(Ids.format(Ids.fromBytes(rows.getBytes(1))), column.read(rows));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException("Query failed: " + query, e);
    }
  }

  /** Reads a value from a row. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Returns whether an object exists. */
  boolean objectExists(String key) {
    return Files.exists(storageFolder.resolve(storage.bucket()).resolve(key));
  }

  /** Deletes an object without an event. */
  void deleteObject(String key) {
    try {
      Files.delete(storageFolder.resolve(storage.bucket()).resolve(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the sums of all counts in the responses of the sweep. */
  Map<String, Integer> sweepCounts() {
    return Map.copyOf(sweepCounts);
  }

  @Override
  public void close() {
    deployment.close();
    otherDeployment.close();
    storage.close();
    database.close();
  }

  private void onStorageEvent(ObjectEvent event) {
    if (event.name().startsWith("ObjectCreated:") && event.key().startsWith("originals/")) {
      events.add(event);
    }
  }

  private void deliver(ObjectEvent event) {
    String response =
        deployment.invoke("thumbnail", UploadEvents.queueEvent(UploadEvents.messageBody(event)));
    if (!response.equals("{\"batchItemFailures\":[]}")) {
      throw new AssertionError("thumbnail returned " + response + deployment.exceptionLog());
    }
  }

  private void runSweepOn(TestDeployment deployment) {
    String response = deployment.invoke("sweep", "{}");
    try {
      Json.read(response)
          .properties()
          .forEach(
              count -> sweepCounts.merge(count.getKey(), count.getValue().asInt(), Integer::sum));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the sweep failed: " + response + deployment.exceptionLog(), e);
    }
  }
}
