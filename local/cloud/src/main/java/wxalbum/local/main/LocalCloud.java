package wxalbum.local.main;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wxalbum.console.Console;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.StorageOptions;
import wxalbum.local.events.EventDropper;
import wxalbum.local.events.EventSources;
import wxalbum.local.events.ObjectExpiration;
import wxalbum.local.gateway.Gateway;
import wxalbum.local.gateway.RequestRouter;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.local.template.ServerlessFile;
import wxalbum.local.template.StartupException;
import wxalbum.local.wechat.FakeWeChatServer;
import wxalbum.local.wechat.WeChatCodes;

/**
 * All parts of the system in one process. Closing stops the gateway first, and the other parts in
 * the reverse order of their start.
 */
public final class LocalCloud implements AutoCloseable {
  /** The system property that names the log file of the functions. */
  private static final String LOG_FILE_PROPERTY = "wxalbum.log";

  private final LocalOptions options;
  private final Terminal terminal;
  private final EventDropper eventDropper;
  private final Clock clock = Clock.systemUTC();
  private final StartedParts parts;
  private final LocalFunctions functions;
  private final EventSources eventSources;
  private @Nullable LocalAddresses addresses;

  private LocalCloud(LocalOptions options) {
    this.options = options;
    this.terminal = new Terminal(options.out());
    this.eventDropper = new EventDropper(options.eventDropRate());
    this.parts = new StartedParts(terminal);
    this.functions = new LocalFunctions(terminal);
    this.eventSources = new EventSources(eventDropper, terminal, clock);
  }

  /**
   * Starts all parts and migrates the database.
   *
   * @throws StartupException if a required resource is in use or missing
   */
  public static LocalCloud start(LocalOptions options) {
    // Logging is configured once in a process, when the first line is logged.
    if (System.getProperty(LOG_FILE_PROPERTY) == null) {
      System.setProperty(LOG_FILE_PROPERTY, options.logFile().toString());
    }
    LocalCloud cloud = new LocalCloud(options);
    try {
      cloud.addresses = cloud.startAll();
      return cloud;
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  /** Returns the addresses of the parts. */
  public LocalAddresses addresses() {
    return Objects.requireNonNull(addresses);
  }

  /** Stops all parts. Closing twice has no effect. */
  @Override
  public void close() {
    parts.close();
  }

  private LocalAddresses startAll() {
    DataFolder data = parts.add(DataFolder.acquire(options.dataFolder()));
    if (options.fresh()) {
      EmbeddedDatabase.stopOrphanedServer(data.resolve("database"));
      data.deleteContents();
    }
    Gateway gateway = parts.add(Gateway.open(options.port()));
    ServerlessFile file = ServerlessFile.load(options.root(), Optional.ofNullable(options.size()));
    Path log = Path.of(System.getProperty(LOG_FILE_PROPERTY));
    Console console = createConsole(file, log);
    Map<String, String> keys = LocalSecrets.loadOrCreate(data.resolve("keys"));
    Supplier<DatabaseConnectionInfo> starting = startDatabase(data);
    FakeWeChatServer weChat = parts.add(startWeChat(keys));
    parts.add(functions);
    EmbeddedStorage storage = parts.add(startStorage(data, keys));
    var _ = parts.add(ObjectExpiration.start(file.expirationRules(), storage, terminal));
    DatabaseConnectionInfo database = starting.get();
    functions.load(
        file,
        new LocalEnvironment(
            eventDropper.withSweepSettings(LocalSettings.create(keys, database, storage, weChat))));
    functions.migrateDatabase(log);
    parts.add(eventSources);
    eventSources.start(file, functions.hosts().values(), data.resolve("queues"));
    // The gateway stops first, so that no request meets a stopped part.
    parts.add(gateway);
    gateway.start(
        RequestRouter.create(
            file, functions.hosts(), console, options.root(), storage.endpoint(), terminal, clock));
    return new LocalAddresses(
        gateway.baseUri(), storage.endpoint(), weChat.baseUri(), database, data.path(), log);
  }

  /** Starts the embedded database in the background, unless the options name another one. */
  private Supplier<DatabaseConnectionInfo> startDatabase(DataFolder data) {
    DatabaseConnectionInfo external = options.database();
    if (external != null) {
      return () -> external;
    }
    CompletableFuture<EmbeddedDatabase> starting =
        CompletableFuture.supplyAsync(() -> EmbeddedDatabase.startIn(data.resolve("database")));
    var _ = parts.add(() -> starting.join().close());
    return () -> starting.join().connectionInfo();
  }

  private FakeWeChatServer startWeChat(Map<String, String> keys) {
    return FakeWeChatServer.start(
        new WeChatCodes(
            LocalSettings.require(keys, "WECHAT_APP_ID"),
            LocalSettings.require(keys, "WECHAT_SECRET"),
            clock));
  }

  private EmbeddedStorage startStorage(DataFolder data, Map<String, String> keys) {
    StorageOptions storage =
        new StorageOptions(
            data.resolve("storage"),
            0,
            LocalSettings.BUCKET,
            LocalSettings.require(keys, "SIGNING_KEY_ID"),
            LocalSettings.require(keys, "SIGNING_SECRET"),
            eventSources::deliver);
    try {
      return EmbeddedStorage.start(storage);
    } catch (IOException e) {
      throw new StartupException("The storage cannot open a port.", e);
    }
  }

  /** Creates the console, which reads the existing log while the other parts start. */
  private Console createConsole(ServerlessFile file, Path log) {
    LocalConsoleBackend backend =
        new LocalConsoleBackend(functions.hosts(), eventSources, terminal);
    List<String> names = file.functions().stream().map(FunctionDeclaration::name).toList();
    Console console = new Console(backend, names, options.root(), log, clock);
    Thread.ofVirtual().start(console::readLog);
    return console;
  }
}
