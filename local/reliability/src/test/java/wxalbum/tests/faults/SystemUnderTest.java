package wxalbum.tests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import wxalbum.album.ObjectKey;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.StorageOptions;
import wxalbum.settings.Setting;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TimeShifter;
import wxalbum.tests.fixture.BuiltFunctions;

/**
 * The schema and the bucket of one run at a time, and the functions that reach them through
 * fault-injecting proxies.
 */
final class SystemUnderTest {
  private static final String TABLES_QUERY =
      """
      select table_name
      from information_schema.tables
      where table_schema = database() and table_name not like 'flyway%'
      order by table_name
      """;

  private static final List<SystemUnderTest> CREATED = new ArrayList<>();

  final FaultInjector faults = new FaultInjector();
  final SimulatedEventQueue eventQueue;
  final FaultyStorageProxy storageProxy;
  final FunctionFleet fleet;
  final SqlClient sql;
  final TimeShifter timeShifter;
  private final Path bucket;
  private final List<String> tables;
  private final Set<String> orphanKeys = new HashSet<>();

  private SystemUnderTest() {
    BuiltFunctions functions = new BuiltFunctions();
    this.eventQueue = new SimulatedEventQueue(functions.maxReceiveCount());
    TestCloud cloud = TestCloud.shared();
    cloud.setRoleCredentials();
    DatabaseConnectionInfo schema = TestCloud.database(cloud.createSchema());
    try {
      Path folder = Files.createTempDirectory("wxalbum-faults-");
      EmbeddedStorage storage =
          EmbeddedStorage.start(
              StorageOptions.temporary()
                  .withDirectory(folder)
                  .withListener(eventQueue::onStorageEvent));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(storage, folder)));
      this.bucket = folder.resolve(storage.bucket());
      this.storageProxy = new FaultyStorageProxy(faults, eventQueue, storage.endpoint());
      Map<String, String> environment = new HashMap<>(cloud.isolatedEnvironment());
      environment.put(Setting.DATABASE_URL.name(), schema.url());
      environment.put(Setting.STORAGE_ENDPOINT.name(), storageProxy.address());
      this.fleet = new FunctionFleet(faults, functions, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.sql = new SqlClient(schema);
    this.tables = sql.queryFirstColumn(TABLES_QUERY);
    this.timeShifter = new TimeShifter(schema, bucket);
  }

  /** Returns the same systems at each call. The first call for a number creates missing ones. */
  static synchronized List<SystemUnderTest> shared(int count) {
    while (CREATED.size() < count) {
      CREATED.add(new SystemUnderTest());
    }
    return List.copyOf(CREATED.subList(0, count));
  }

  /** Returns the names of all tables of the schema except Flyway's. */
  List<String> tables() {
    return tables;
  }

  /** Deletes all rows and all objects. */
  void clear() {
    sql.execute("set foreign_key_checks = 0");
    tables.forEach(table -> sql.execute("delete from " + table));
    sql.execute("set foreign_key_checks = 1");
    entries().stream().filter(path -> !path.equals(bucket)).forEach(SystemUnderTest::delete);
    orphanKeys.clear();
  }

  /** Deletes an object without an event. */
  void deleteObject(ObjectKey key) {
    delete(bucket.resolve(key.toString()));
  }

  /** Stores an object that no row refers to. */
  void putOrphan(ObjectKey key, byte[] bytes) {
    Path file = bucket.resolve(key.toString());
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    orphanKeys.add(key.toString());
  }

  /** Returns the keys of the objects that {@link #putOrphan} stored. */
  Set<String> orphanKeys() {
    return orphanKeys;
  }

  /** Returns the files of all objects. */
  List<Path> objectFiles() {
    return entries().stream().filter(Files::isRegularFile).toList();
  }

  /** Returns the key of the object in a file. */
  String keyOf(Path object) {
    return bucket.relativize(object).toString().replace('\\', '/');
  }

  /** Returns the size of an object in bytes; 0 if it does not exist. */
  long sizeOf(String key) {
    try {
      Path object = bucket.resolve(key);
      return Files.exists(object) ? Files.size(object) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all files and folders of the bucket, contents before their folder. */
  private List<Path> entries() {
    try (Stream<Path> entries = Files.walk(bucket)) {
      return new ArrayList<>(entries.sorted(Comparator.reverseOrder()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void shutDown(EmbeddedStorage storage, Path folder) {
    storage.close();
    try (Stream<Path> entries = Files.walk(folder)) {
      entries.sorted(Comparator.reverseOrder()).forEach(SystemUnderTest::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
