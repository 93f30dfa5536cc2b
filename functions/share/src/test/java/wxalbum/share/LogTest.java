package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import wxalbum.album.PhotoId;
import wxalbum.testing.ApiResponse;

/** What the log says of shares, and what it must not say. */
class LogTest {
  private static final String PASSCODE = "open-sesame";

  private final Gallery gallery = new Gallery();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final OutputStreamAppender<ILoggingEvent> copy = new OutputStreamAppender<>();

  @BeforeEach
  void copyTheLog() {
    var console = (OutputStreamAppender<ILoggingEvent>) root.getAppender("json");
    copy.setContext(root.getLoggerContext());
    copy.setEncoder(console.getEncoder());
    copy.setOutputStream(lines);
    copy.start();
    root.addAppender(copy);
  }

  @AfterEach
  void close() {
    root.detachAppender(copy);
    gallery.close();
  }

  @Test
  void namesTheShareAndNoSecretOfIt() {
    PhotoId photo = gallery.photo(1);
    ApiResponse share = gallery.share(Map.of("passcode", PASSCODE, "allowOriginals", true));
    String token = share.text("/token");
    gallery.open(token, PASSCODE + "!");
    String view = gallery.open(token, PASSCODE).text("/viewToken");
    gallery.photos(token, view);
    gallery.original(token, photo, view);

    gallery.photos(token, "no-view-token");

    String log = lines.toString(StandardCharsets.UTF_8);
    assertThat(log.lines().filter(line -> line.contains("\"event\":\"invocation\"")))
        .hasSize(6)
        .allMatch(line -> line.contains(share.text("/id")));
    assertThat(log).contains("\"code\":\"unauthorized\"").contains(gallery.album.toString());
    assertThat(log).doesNotContain(token, view, PASSCODE, "no-view-token", "X-Amz-Signature");
  }
}
