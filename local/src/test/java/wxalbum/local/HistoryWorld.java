package wxalbum.local;

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
import java.time.Instant;
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
import wxalbum.embedded.DatabaseAddress;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.ObjectEvent;
import wxalbum.embedded.StorageOptions;
import wxalbum.http.Json;
import wxalbum.settings.Setting;
import wxalbum.testing.Ageing;
import wxalbum.testing.TestCloud;

/**
 * All functions on a database and a bucket of their own. Time advances by shifting all stored times
 * into the past. Storage events are delivered by the test, if at all.
 */
final class HistoryWorld implements AutoCloseable {
  private final Queue<ObjectEvent> events = new ConcurrentLinkedQueue<>();
  private final List<ObjectEvent> late = new ArrayList<>();
  private final EmbeddedDatabase database;
  private final EmbeddedStorage storage;
  private final Path folder;
  private final Ageing ageing;

  /** Objects without rows. */
  final Orphans orphans;

  /** The functions that phones call. */
  final Deployment functions;

  /** A second instance of all functions, so that two sweeps can run concurrently. */
  private final Deployment others;

  /** Sums of the counts in the responses of all sweeps. */
  private final Map<String, Integer> deeds = new ConcurrentHashMap<>();

  /** Simulated time in seconds. */
  long now;

  HistoryWorld(Path folder) throws IOException {
    this.folder = folder.resolve("bucket");
    this.database = EmbeddedDatabase.in(folder.resolve("database"));
    this.storage =
        EmbeddedStorage.start(
            StorageOptions.temporary().withFolder(this.folder).withListener(this::heard));
    this.orphans = new Orphans(this.folder.resolve(storage.bucket()));
    this.ageing = new Ageing(database.address(), this.folder);
    DatabaseAddress address = database.address();
    var _ = Schema.migrate(address.url(), address.user(), address.password());
    Map<String, String> environment = new HashMap<>(TestCloud.shared().environment());
    environment.put(Setting.DATABASE_URL.name(), address.url());
    environment.put(Setting.DATABASE_USER.name(), address.user());
    environment.put(Setting.DATABASE_PASSWORD.name(), address.password());
    environment.put(Setting.STORAGE_ENDPOINT.name(), storage.endpoint().toString());
    environment.put(Setting.BUCKET.name(), storage.bucket());
    this.functions = new Deployment(environment);
    this.others = new Deployment(environment);
  }

  /** Advances the time. */
  void pass(Duration time) {
    now += time.toSeconds();
    ageing.by(time);
  }

  /** Delivers, drops, repeats and delays the pending events at random. */
  void someEvents(Random random) {
    for (ObjectEvent event = events.poll(); event != null; event = events.poll()) {
      // Events replayed by the sweep are never dropped: after four replays a photo fails.
      boolean replayed = event.name().equals("ObjectCreated:Copy");
      switch (random.nextInt(replayed ? 8 : 10)) {
        case 0, 1, 2, 3, 4 -> deliver(event);
        case 5 -> {
          deliver(event);
          deliver(event);
        }
        case 6, 7 -> late.add(event);
        default -> {}
      }
    }
    if (random.nextInt(3) == 0) {
      lateEvents();
    }
  }

  /** Delivers the delayed events in reverse order. */
  void lateEvents() {
    late.reversed().forEach(this::deliver);
    late.clear();
  }

  /** Delivers all pending events. */
  void allEvents() {
    for (ObjectEvent event = events.poll(); event != null; event = events.poll()) {
      deliver(event);
    }
  }

  /** Runs the sweep. */
  void sweep() {
    swept(functions);
  }

  /** Runs the sweep on the second instance. */
  void sweepElsewhere() {
    swept(others);
  }

  /** Returns the keys of all objects. */
  Set<String> keys() {
    Path bucket = folder.resolve(storage.bucket());
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
  Map<String, String> photos() {
    return byId("select id, status from photos", rows -> rows.getString(2));
  }

  /** Returns the size in each photo's row by id. */
  Map<String, Long> sizes() {
    return byId("select id, bytes from photos", rows -> rows.getLong(2));
  }

  /** Returns the ids of the rows that a query selects. */
  Set<String> ids(String query) {
    return byId(query, rows -> "").keySet();
  }

  private <T> Map<String, T> byId(String query, Column<T> column) {
    Map<String, T> values = new HashMap<>();
    try (Connection connection = database.address().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.put(Ids.print(Ids.ofBytes(rows.getBytes(1))), column.of(rows));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException("Query failed: " + query, e);
    }
  }

  /** Reads a value from a row. */
  private interface Column<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Returns whether an object exists. */
  boolean has(String key) {
    return Files.exists(folder.resolve(storage.bucket()).resolve(key));
  }

  /** Deletes an object without telling any function. */
  void lose(String key) {
    try {
      Files.delete(folder.resolve(storage.bucket()).resolve(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the sums of all counts in the responses of the sweep. */
  Map<String, Integer> deeds() {
    return Map.copyOf(deeds);
  }

  @Override
  public void close() {
    functions.close();
    others.close();
    storage.close();
    database.close();
  }

  private void heard(ObjectEvent event) {
    if (event.name().startsWith("ObjectCreated:") && event.key().startsWith("originals/")) {
      events.add(event);
    }
  }

  private void deliver(ObjectEvent event) {
    Message message = new Message("message", StorageEvent.of(event), Instant.now(), 1, 0);
    String answer = functions.invoke("thumbnail", QueueEvent.of("UploadEvents", List.of(message)));
    if (!answer.equals("{\"batchItemFailures\":[]}")) {
      throw new AssertionError("thumbnail returned " + answer + functions.thrown());
    }
  }

  private void swept(Deployment deployment) {
    String answer = deployment.invoke("sweep", "{}");
    try {
      Json.read(answer)
          .properties()
          .forEach(count -> deeds.merge(count.getKey(), count.getValue().asInt(), Integer::sum));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the sweep failed: " + answer + deployment.thrown(), e);
    }
  }
}
