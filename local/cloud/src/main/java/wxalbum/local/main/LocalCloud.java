package wxalbum.local.main;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wxalbum.console.Console;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.ObjectEvent;
import wxalbum.embedded.StorageOptions;
import wxalbum.local.events.EventDropper;
import wxalbum.local.events.LocalQueue;
import wxalbum.local.events.LocalScheduler;
import wxalbum.local.events.MessageStore;
import wxalbum.local.events.S3EventMessage;
import wxalbum.local.gateway.ConsoleSite;
import wxalbum.local.gateway.Dispatcher;
import wxalbum.local.gateway.Gateway;
import wxalbum.local.gateway.InvokeApi;
import wxalbum.local.gateway.RequestRouter;
import wxalbum.local.gateway.StaticPages;
import wxalbum.local.gateway.Throttling;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.FunctionLoader;
import wxalbum.local.lambda.InvocationOutcome;
import wxalbum.local.lambda.InvocationReport;
import wxalbum.local.lambda.LoadedFunction;
import wxalbum.local.lambda.LocalEnvironment;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.local.template.QueueDeclaration;
import wxalbum.local.template.RouteTable;
import wxalbum.local.template.ServerlessFile;
import wxalbum.local.template.StartupException;
import wxalbum.local.template.Trigger;
import wxalbum.local.wechat.FakeWeChatServer;
import wxalbum.local.wechat.WeChatCodes;

/**
 * All parts of the system in one process. Closing stops the gateway first, and the other parts in
 * the reverse order of their start.
 */
public final class LocalCloud implements AutoCloseable {
  /** The system property that names the log file of the functions. */
  private static final String LOG_FILE_PROPERTY = "wxalbum.log";

  private static final String MIGRATE_FUNCTION = "migrate";

  private final LocalOptions options;
  private final Terminal terminal;
  private final EventDropper eventDropper;
  private final Clock clock = Clock.systemUTC();

  /** The parts that were started, the latest first. */
  private final Deque<AutoCloseable> startedParts = new ArrayDeque<>();

  private final Map<String, FunctionHost> hosts = new LinkedHashMap<>();
  private final List<LocalQueue> queues = new CopyOnWriteArrayList<>();
  private @Nullable LocalAddresses addresses;

  private LocalCloud(LocalOptions options) {
    this.options = options;
    this.eventDropper = new EventDropper(options.eventDropRate());
    this.terminal = new Terminal(options.out());
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

  /** Returns the hosts of the functions by function name. */
  Map<String, FunctionHost> hosts() {
    return Map.copyOf(hosts);
  }

  /** Stops all parts. Closing twice has no effect. */
  @Override
  public void close() {
    for (AutoCloseable part = startedParts.poll(); part != null; part = startedParts.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        terminal.print("A part of the local run did not stop cleanly: " + e);
      }
    }
  }

  private LocalAddresses startAll() {
    DataFolder data = register(DataFolder.acquire(options.dataFolder()));
    if (options.fresh()) {
      EmbeddedDatabase.stopOrphanedServer(data.resolve("database"));
      data.deleteContents();
    }
    Gateway gateway = register(Gateway.open(options.port()));
    ServerlessFile file = ServerlessFile.load(options.root());
    Console console = createConsole(file);
    Map<String, String> keys = LocalSecrets.loadOrCreate(data.resolve("keys"));
    Supplier<DatabaseConnectionInfo> starting = startDatabase(data);
    FakeWeChatServer weChat = register(startWeChat(keys));
    register(() -> hosts.values().forEach(FunctionHost::close));
    EmbeddedStorage storage = register(startStorage(data, keys));
    DatabaseConnectionInfo database = starting.get();
    loadFunctions(
        file,
        new LocalEnvironment(
            eventDropper.withSweepSettings(LocalSettings.create(keys, database, storage, weChat))));
    migrateDatabase();
    startQueuesAndSchedules(file, data);
    startGateway(file, gateway, storage, console);
    return new LocalAddresses(
        gateway.baseUri(),
        storage.endpoint(),
        weChat.baseUri(),
        database,
        data.path(),
        Path.of(System.getProperty(LOG_FILE_PROPERTY)));
  }

  private <T extends AutoCloseable> T register(T part) {
    startedParts.push(part);
    return part;
  }

  /** Starts the embedded database in the background, unless the options name another one. */
  private Supplier<DatabaseConnectionInfo> startDatabase(DataFolder data) {
    DatabaseConnectionInfo external = options.database();
    if (external != null) {
      return () -> external;
    }
    CompletableFuture<EmbeddedDatabase> starting =
        CompletableFuture.supplyAsync(() -> EmbeddedDatabase.startIn(data.resolve("database")));
    register(() -> starting.join().close());
    return () -> starting.join().connectionInfo();
  }

  private FakeWeChatServer startWeChat(Map<String, String> keys) {
    try {
      return FakeWeChatServer.start(
          new WeChatCodes(
              LocalSettings.require(keys, "WECHAT_APP_ID"),
              LocalSettings.require(keys, "WECHAT_SECRET"),
              clock));
    } catch (IOException e) {
      throw new StartupException("The fake WeChat server cannot open a port.", e);
    }
  }

  private EmbeddedStorage startStorage(DataFolder data, Map<String, String> keys) {
    StorageOptions storage =
        new StorageOptions(
            data.resolve("storage"),
            0,
            LocalSettings.BUCKET,
            LocalSettings.require(keys, "SIGNING_KEY_ID"),
            LocalSettings.require(keys, "SIGNING_SECRET"),
            this::deliverObjectEvent);
    try {
      return EmbeddedStorage.start(storage);
    } catch (IOException e) {
      throw new StartupException("The storage cannot open a port.", e);
    }
  }

  private void deliverObjectEvent(ObjectEvent event) {
    for (LocalQueue queue : queues) {
      if (event.name().startsWith("ObjectCreated:") && queue.acceptsKey(event.key())) {
        if (eventDropper.shouldDrop(event)) {
          terminal.print("Dropped a storage event (drop-events): " + event.key());
        } else {
          queue.send(S3EventMessage.of(event));
        }
      }
    }
  }

  private void loadFunctions(ServerlessFile file, LocalEnvironment environment) {
    FunctionLoader loader = new FunctionLoader();
    for (FunctionDeclaration function : file.functions()) {
      LoadedFunction loaded =
          new LoadedFunction(
              function, loader.createClassLoader(function), environment.createFor(function));
      hosts.put(function.name(), new FunctionHost(loaded));
    }
  }

  private void migrateDatabase() {
    FunctionHost host = hosts.get(MIGRATE_FUNCTION);
    if (host == null) {
      return;
    }
    InvocationReport report = host.invoke("{}".getBytes(StandardCharsets.UTF_8));
    terminal.printInvocation(report, "start", "done");
    if (!(report.outcome() instanceof InvocationOutcome.Succeeded)) {
      throw new StartupException(
          "The database migration failed. See "
              + System.getProperty(LOG_FILE_PROPERTY)
              + " for the cause.");
    }
  }

  private void startQueuesAndSchedules(ServerlessFile file, DataFolder data) {
    LocalScheduler schedules = new LocalScheduler(terminal, clock, eventDropper.scheduleInterval());
    for (FunctionHost host : hosts.values()) {
      for (Trigger.SqsQueue trigger : host.declaration().triggers(Trigger.SqsQueue.class)) {
        QueueDeclaration declared = file.queue(trigger.queue());
        MessageStore store = new MessageStore(data.resolve("queues").resolve(declared.name()));
        LocalQueue queue =
            new LocalQueue(
                declared, trigger, host, store, terminal, LocalQueue.exponentialBackoff(declared));
        queues.add(register(queue));
        queue.start();
      }
      schedules.add(host);
    }
    register(schedules);
  }

  /** Starts the gateway. It is stopped first, so that no request meets a stopped part. */
  private void startGateway(
      ServerlessFile file, Gateway gateway, EmbeddedStorage storage, Console console) {
    startedParts.remove(gateway);
    register(gateway);
    Path page = options.root().resolve("local/cloud/src/main/resources/page");
    Path consolePage = options.root().resolve("local/console/src/main/resources/console");
    StaticPages album = StaticPages.forAlbum(page, storage.endpoint().toString());
    RouteTable routes = new RouteTable(functionDeclarations());
    RequestRouter site =
        new RequestRouter(
            new Dispatcher(routes, hosts, new Throttling(file.apiStage(), clock), terminal),
            new ConsoleSite(StaticPages.forConsole(consolePage), album, console),
            album,
            new InvokeApi(hosts, terminal));
    gateway.start(site::handle);
  }

  /** Creates the console, which reads the existing log while the other parts start. */
  private Console createConsole(ServerlessFile file) {
    LocalConsoleBackend run = new LocalConsoleBackend(hosts, queues, terminal);
    List<String> names = file.functions().stream().map(FunctionDeclaration::name).toList();
    Path log = Path.of(System.getProperty(LOG_FILE_PROPERTY));
    Console console = new Console(run, names, options.root(), log, clock);
    Thread.ofVirtual().start(console::readLog);
    return console;
  }

  private List<FunctionDeclaration> functionDeclarations() {
    return hosts.values().stream().map(FunctionHost::declaration).toList();
  }
}
