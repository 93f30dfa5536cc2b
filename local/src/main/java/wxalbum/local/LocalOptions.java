package wxalbum.local;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What a local run is started with.
 *
 * @param root folder of the project, where {@code serverless.yml} is
 * @param data folder in which data are kept from run to run
 * @param port of the gateway; 0 means any free one
 * @param fresh whether to drop what an earlier run kept
 * @param lostEvents share of the events of uploads that storage does not tell, from 0 to 1; where
 *     it is more than 0, the sweep is quick to mend that
 * @param out where the run tells what happens
 */
public record LocalOptions(
    Path root, Path data, int port, boolean fresh, double lostEvents, PrintStream out) {
  /** A run that loses nothing. */
  public LocalOptions(Path root, Path data, int port, boolean fresh, PrintStream out) {
    this(root, data, port, fresh, 0, out);
  }

  /** The file that the functions' log lines go to, unless the process was told another. */
  Path log() {
    return data.resolve("logs").resolve("functions.jsonl");
  }
}
