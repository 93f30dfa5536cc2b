package wxalbum.faults;

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
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.StorageOptions;
import wxalbum.local.BuiltFunctions;
import wxalbum.settings.Setting;
import wxalbum.testing.Ageing;
import wxalbum.testing.TestCloud;

/**
 * The database and the bucket of all runs, and the functions that reach them through
 * fault-injecting proxies.
 */
final class World {
  private static final String TABLES =
      """
      select table_name
      from information_schema.tables
      where table_schema = database() and table_name not like 'flyway%'
      order by table_name
      """;

  final Faults faults = new Faults();
  final Arrivals arrivals;
  final Fleet fleet;
  final Sql sql;
  final Ageing ageing;
  private final Path bucket;
  private final List<String> tables;
  private final Set<String> orphans = new HashSet<>();

  private World() {
    BuiltFunctions functions = new BuiltFunctions();
    this.arrivals = new Arrivals(functions.receives());
    TestCloud cloud = TestCloud.shared();
    cloud.takeRole();
    try {
      Path folder = Files.createTempDirectory("wxalbum-faults-");
      EmbeddedStorage storage =
          EmbeddedStorage.start(
              StorageOptions.temporary().withFolder(folder).withListener(arrivals::hear));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(storage, folder)));
      this.bucket = folder.resolve(storage.bucket());
      StorageProxy proxy = new StorageProxy(faults, arrivals, storage.endpoint());
      Map<String, String> environment = new HashMap<>(cloud.environment());
      environment.put(Setting.STORAGE_ENDPOINT.name(), proxy.address());
      this.fleet = new Fleet(faults, functions, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.sql = new Sql(cloud.database());
    this.tables = sql.texts(TABLES);
    this.ageing = new Ageing(cloud.database(), bucket);
  }

  /** Returns the shared instance, which is created at the first call. */
  static World shared() {
    return Shared.WORLD;
  }

  private static final class Shared {
    private static final World WORLD = new World();
  }

  /** Returns the names of all tables of the schema except Flyway's. */
  List<String> tables() {
    return tables;
  }

  /** Deletes all rows and all objects. */
  void empty() {
    sql.execute("set foreign_key_checks = 0");
    tables.forEach(table -> sql.execute("delete from " + table));
    sql.execute("set foreign_key_checks = 1");
    entries().stream().filter(path -> !path.equals(bucket)).forEach(World::delete);
    orphans.clear();
  }

  /** Deletes an object without telling any function. */
  void remove(ObjectKey key) {
    delete(bucket.resolve(key.toString()));
  }

  /** Stores an object that no row refers to. */
  void layOrphan(ObjectKey key, byte[] bytes) {
    Path file = bucket.resolve(key.toString());
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    orphans.add(key.toString());
  }

  /** Returns the keys of the objects that {@link #layOrphan} stored. */
  Set<String> orphans() {
    return orphans;
  }

  /** Returns the files of all objects. */
  List<Path> objects() {
    return entries().stream().filter(Files::isRegularFile).toList();
  }

  /** Returns the key of the object in a file. */
  String key(Path object) {
    return bucket.relativize(object).toString().replace('\\', '/');
  }

  /** Returns the size of an object in bytes; 0 if it does not exist. */
  long bytes(String key) {
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

  private static void end(EmbeddedStorage storage, Path folder) {
    storage.close();
    try (Stream<Path> entries = Files.walk(folder)) {
      entries.sorted(Comparator.reverseOrder()).forEach(World::delete);
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
