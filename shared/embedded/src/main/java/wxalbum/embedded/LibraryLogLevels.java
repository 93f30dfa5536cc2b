package wxalbum.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Limits the log output of the libraries behind the embedded servers to errors. */
final class LibraryLogLevels {
  private LibraryLogLevels() {}

  static void limitToErrors(String... names) {
    ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
    for (String name : names) {
      if (loggers.getLogger(name) instanceof Logger logger) {
        logger.setLevel(Level.ERROR);
      }
    }
  }
}
