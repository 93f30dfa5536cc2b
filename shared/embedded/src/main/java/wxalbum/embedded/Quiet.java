package wxalbum.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Silences what the embedded servers say about themselves; their errors are still heard. */
final class Quiet {
  private Quiet() {}

  static void libraries(String... names) {
    ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
    for (String name : names) {
      if (loggers.getLogger(name) instanceof Logger logger) {
        logger.setLevel(Level.ERROR);
      }
    }
  }
}
