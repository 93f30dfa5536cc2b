package wxalbum.local.main;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.local.template.StartupException;

/**
 * Starts the album on this machine. It runs until it is stopped with Ctrl-C, or until the process
 * that started it ends, even if Maven is killed.
 *
 * <p>System properties: {@code port} (3000), {@code fresh} (false), {@code data} (.local), {@code
 * drop-events} (0), {@code size} (that of the parameters), {@code database.url} with {@code
 * database.user} and {@code database.password} (the embedded database), and {@code wxalbum.root},
 * the folder of the project (the working directory).
 */
public final class LocalMain {
  private LocalMain() {}

  /** Starts the local run. If it cannot start, prints the reason and exits with status 1. */
  public static void main(String[] arguments) throws InterruptedException {
    Optional<ProcessHandle> starter = ProcessHandle.current().parent();
    try {
      LocalCloud cloud = LocalCloud.start(parseOptions());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cloud)));
      if (starter.isPresent()) {
        var _ = starter.get().onExit().thenRun(() -> System.exit(0));
      }
      printBanner(cloud.addresses());
    } catch (StartupException failure) {
      System.err.println(failure.userMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  private static void stop(LocalCloud cloud) {
    System.out.println("Stopping.");
    cloud.close();
    System.out.println("Stopped.");
  }

  private static LocalOptions parseOptions() {
    Path root = Path.of(System.getProperty("wxalbum.root", "")).toAbsolutePath().normalize();
    String port = System.getProperty("port", "3000");
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
      throw new StartupException(
          "-Dport=" + port + " is not a port: specify a number from 0 to 65535.");
    }
    return new LocalOptions(
        root,
        root.resolve(System.getProperty("data", ".local")),
        Integer.parseInt(port),
        Boolean.parseBoolean(System.getProperty("fresh", "false")),
        parseFraction("drop-events"),
        System.getProperty("size", "").isEmpty() ? null : System.getProperty("size"),
        DatabaseConnectionInfo.fromSystemProperties().orElse(null),
        System.out);
  }

  private static double parseFraction(String property) {
    String fraction = System.getProperty(property, "0");
    if (!fraction.matches("0|1|[01]?\\.[0-9]{1,9}") || Double.parseDouble(fraction) > 1) {
      throw new StartupException(
          "-D" + property + "=" + fraction + " is not a fraction: specify a number from 0 to 1.");
    }
    return Double.parseDouble(fraction);
  }

  private static void printBanner(LocalAddresses addresses) {
    Instant start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    long millis = Duration.between(start, Instant.now()).toMillis();
    System.out.printf(
        """

        wxalbum is ready after %.1f s. Ctrl-C stops it.
          album page  %s/
          console     %s/console
          API         %s
          storage     %s, bucket %s
          WeChat      %s (fake): a code logs in the user that it names
          database    %s
          data        %s
          logs        %s

        """,
        millis / 1000.0,
        addresses.gateway(),
        addresses.gateway(),
        addresses.gateway(),
        addresses.storage(),
        LocalSettings.BUCKET,
        addresses.weChat(),
        addresses.database(),
        addresses.data(),
        addresses.log());
  }
}
