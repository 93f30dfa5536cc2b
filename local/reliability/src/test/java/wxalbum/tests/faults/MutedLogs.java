package wxalbum.tests.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Turns logging off until it is closed, because thousands of injected faults would hide the log
 * lines of other tests.
 */
final class MutedLogs implements AutoCloseable {
  private final Map<Logger, @Nullable Level> previousLevels = new HashMap<>();

  MutedLogs() {
    for (String name : List.of(org.slf4j.Logger.ROOT_LOGGER_NAME, "wxalbum")) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      previousLevels.put(logger, logger.getLevel());
      logger.setLevel(Level.OFF);
    }
  }

  @Override
  public void close() {
    previousLevels.forEach(Logger::setLevel);
  }
}
