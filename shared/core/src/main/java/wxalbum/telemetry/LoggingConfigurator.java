package wxalbum.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Optional;

/**
 * Configures logging without a configuration file, which would have to be parsed. Own lines are
 * logged from INFO, lines of libraries from WARN. All lines are JSON and are written to standard
 * output. The system property {@code wxalbum.log} selects a file instead, or turns logging off with
 * {@code none}. Logback finds this class through {@link java.util.ServiceLoader}.
 */
public final class LoggingConfigurator extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Optional<String> file = Optional.ofNullable(System.getProperty("wxalbum.log"));
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (file.filter("none"::equals).isPresent()) {
      root.setLevel(Level.OFF);
      return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
    JsonLineEncoder encoder = new JsonLineEncoder();
    encoder.setContext(context);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender =
        file.map(LoggingConfigurator::createFileAppender).orElseGet(ConsoleAppender::new);
    appender.setContext(context);
    appender.setName("json");
    appender.setEncoder(encoder);
    appender.start();
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    context.getLogger("wxalbum").setLevel(Level.INFO);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static OutputStreamAppender<ILoggingEvent> createFileAppender(String name) {
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setFile(name);
    return appender;
  }
}
