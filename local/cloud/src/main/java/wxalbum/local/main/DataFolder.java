package wxalbum.local.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wxalbum.local.template.StartupException;

/**
 * The folder in which a local run keeps its data. A lock file ensures that one run uses it at a
 * time.
 */
final class DataFolder implements AutoCloseable {
  private static final String LOCK_FILE = "lock";

  private final Path folder;
  private final FileChannel lock;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Locks the folder, and creates it if it does not exist.
   *
   * @throws StartupException if another run holds the lock, or if the folder cannot be used
   */
  static DataFolder acquire(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StartupException(
            "Another run uses " + folder + ": stop it first, or name another folder with -Ddata=.");
      }
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new StartupException(folder + " cannot be used as the data folder.", e);
    }
  }

  Path path() {
    return folder;
  }

  /** Returns the path of a file or subfolder of this folder. */
  Path resolve(String name) {
    return folder.resolve(name);
  }

  /** Deletes all data of earlier runs. */
  void deleteContents() {
    Path file = folder.resolve(LOCK_FILE);
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(file) && !path.equals(folder)) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new StartupException(folder + " cannot be emptied.", e);
    }
  }

  /** Releases the lock. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
