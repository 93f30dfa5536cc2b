package wxalbum.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stops a database server that outlived the process that started it, because that process was
 * killed. The orphaned server holds the lock of the data directory, so no other server can open it.
 */
final class OrphanedServer {
  private OrphanedServer() {}

  static Path pidFile(Path folder) {
    return folder.toAbsolutePath().normalize().resolve("server.pid");
  }

  /**
   * Stops the server that the process id file of the directory names, if that process still runs.
   * The command line of the process must contain the path of the file, because the system may have
   * reused the process id.
   */
  static void stop(Path folder) {
    Path file = pidFile(folder);
    if (!Files.exists(file)) {
      return;
    }
    try {
      long pid = Long.parseLong(Files.readString(file).strip());
      ProcessHandle.of(pid)
          .filter(server -> hasPidFileArgument(server, file))
          .ifPresent(OrphanedServer::terminate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      // The server died while it wrote the file, so nothing is left to stop.
      return;
    }
  }

  private static boolean hasPidFileArgument(ProcessHandle server, Path file) {
    return server.info().commandLine().filter(line -> line.contains(file.toString())).isPresent();
  }

  private static void terminate(ProcessHandle server) {
    server.destroy();
    var _ = server.onExit().join();
  }
}
