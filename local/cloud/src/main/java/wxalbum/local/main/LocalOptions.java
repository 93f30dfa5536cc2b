package wxalbum.local.main;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import wxalbum.embedded.DatabaseConnectionInfo;

/**
 * The options of a local run.
 *
 * @param root the folder of the project, which contains {@code serverless.yml}
 * @param dataFolder the folder for data that are kept between runs
 * @param port the port of the gateway; 0 chooses a free one
 * @param fresh whether to delete the data of earlier runs
 * @param eventDropRate the fraction of storage events for uploads to drop, from 0 to 1; if it is
 *     above 0, the sweep runs at a short interval so that it repairs the uploads soon
 * @param size the size of the deployment, as in {@code functions/cloud/sizes.yml}; null means the
 *     default
 * @param database the database to use; null means the embedded one
 * @param out the stream for the messages of the run
 */
public record LocalOptions(
    Path root,
    Path dataFolder,
    int port,
    boolean fresh,
    double eventDropRate,
    @Nullable String size,
    @Nullable DatabaseConnectionInfo database,
    PrintStream out) {
  /** Creates options that drop no events and use the default size and the embedded database. */
  public LocalOptions(Path root, Path data, int port, boolean fresh, PrintStream out) {
    this(root, data, port, fresh, 0, null, null, out);
  }

  /** Returns a copy with another size. */
  public LocalOptions withSize(String newSize) {
    return new LocalOptions(root, dataFolder, port, fresh, eventDropRate, newSize, database, out);
  }

  /** Returns a copy with another database. Its schema must be empty or be one of this project. */
  public LocalOptions withDatabase(DatabaseConnectionInfo newDatabase) {
    return new LocalOptions(root, dataFolder, port, fresh, eventDropRate, size, newDatabase, out);
  }

  /**
   * Returns the log file of the functions, which applies unless the process has another one
   * configured.
   */
  Path logFile() {
    return dataFolder.resolve("logs").resolve("functions.jsonl");
  }
}
