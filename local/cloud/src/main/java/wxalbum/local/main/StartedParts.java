package wxalbum.local.main;

import java.util.ArrayDeque;
import java.util.Deque;
import wxalbum.local.lambda.Terminal;

/** The parts of the local run that were started. Closing stops the latest first. */
final class StartedParts implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Terminal terminal;

  StartedParts(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Adds a part as the latest one, also if it was added before. */
  <T extends AutoCloseable> T add(T part) {
    parts.remove(part);
    parts.push(part);
    return part;
  }

  /** Stops all parts, also if one of them fails to stop. Closing twice has no effect. */
  @Override
  public void close() {
    for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        terminal.print("A part of the local run did not stop cleanly: " + e);
      }
    }
  }
}
