package wxalbum.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.main.LocalMain;

class LocalMainTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path data;

  @Test
  void endsWhenItsStarterIsKilled() throws Exception {
    Process starter = startThroughStarter();
    try (BufferedReader output = starter.inputReader()) {
      URI gateway =
          output
              .lines()
              .filter(line -> line.contains("  API "))
              .map(line -> URI.create(line.replace("  API", "").strip()))
              .findFirst()
              .orElseThrow();
      ProcessHandle localRun = starter.children().findFirst().orElseThrow();

      starter.destroyForcibly();

      assertThat(localRun.onExit().get(2, TimeUnit.MINUTES).isAlive()).isFalse();
      assertThatThrownBy(() -> new Socket(gateway.getHost(), gateway.getPort()).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  private Process startThroughStarter() throws IOException {
    List<String> command =
        List.of(
            JAVA,
            "-Dwxalbum.root=" + System.getProperty("wxalbum.root"),
            "-Ddata=" + data,
            "-cp",
            System.getProperty("java.class.path"),
            StarterMain.class.getName());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Program that starts the local run and waits for its end, as Maven does. */
  static final class StarterMain {
    private StarterMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      List<String> command =
          List.of(
              JAVA,
              "--enable-native-access=ALL-UNNAMED",
              "-Dport=0",
              "-Dwxalbum.root=" + System.getProperty("wxalbum.root"),
              "-Ddata=" + System.getProperty("data"),
              "-cp",
              System.getProperty("java.class.path"),
              LocalMain.class.getName());
      System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
    }
  }
}
