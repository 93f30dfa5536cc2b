package wxalbum.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A database server that outlived the process that started it, because that one was killed. It
 * still holds the data directory, so that no other server could open it.
 */
final class Leftover {
  private Leftover() {}

  static Path pidFile(Path folder) {
    return folder.toAbsolutePath().normalize().resolve("server.pid");
  }

  /** Stops the server that the folder's process id file names, if it is one and still runs. */
  static void stop(Path folder) {
    Path file = pidFile(folder);
    if (!Files.exists(file)) {
      return;
    }
    try {
      long pid = Long.parseLong(Files.readString(file).strip());
      ProcessHandle.of(pid).filter(server -> serves(server, file)).ifPresent(Leftover::end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      // A server that died while it wrote the file: there is nothing to stop.
      return;
    }
  }

  private static boolean serves(ProcessHandle server, Path file) {
    return server.info().commandLine().filter(line -> line.contains(file.toString())).isPresent();
  }

  private static void end(ProcessHandle server) {
    server.destroy();
    var _ = server.onExit().join();
  }
}
