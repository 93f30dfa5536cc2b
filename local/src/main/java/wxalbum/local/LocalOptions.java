package wxalbum.local;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import wxalbum.embedded.DatabaseAddress;

/**
 * What a local run is started with.
 *
 * @param root folder of the project, where {@code serverless.yml} is
 * @param data folder in which data are kept from run to run
 * @param port of the gateway; 0 means any free one
 * @param fresh whether to drop what an earlier run kept
 * @param lostEvents share of the events of uploads that storage does not tell, from 0 to 1; where
 *     it is more than 0, the sweep is quick to mend that
 * @param database to use; null means the embedded one
 * @param out where the run tells what happens
 */
public record LocalOptions(
    Path root,
    Path data,
    int port,
    boolean fresh,
    double lostEvents,
    @Nullable DatabaseAddress database,
    PrintStream out) {
  /** A run that loses nothing, on the embedded database. */
  public LocalOptions(Path root, Path data, int port, boolean fresh, PrintStream out) {
    this(root, data, port, fresh, 0, null, out);
  }

  /** The same on another database, whose schema must be empty or ours. */
  public LocalOptions on(DatabaseAddress other) {
    return new LocalOptions(root, data, port, fresh, lostEvents, other, out);
  }

  /** The file that the functions' log lines go to, unless the process was told another. */
  Path log() {
    return data.resolve("logs").resolve("functions.jsonl");
  }
}
