package wxalbum.local;

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
import wxalbum.embedded.DatabaseAddress;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.ObjectEvent;
import wxalbum.embedded.StorageOptions;
import wxalbum.local.console.Console;

/**
 * All parts of the system in one process. Closing stops the gateway first, and the other parts in
 * the reverse order of their start.
 */
public final class LocalCloud implements AutoCloseable {
  /** The system property that names the log file of the functions. */
  private static final String LOG_FILE = "wxalbum.log";

  private static final String MIGRATE = "migrate";

  private final LocalOptions options;
  private final Terminal terminal;
  private final LossyEvents lossy;
  private final Clock clock = Clock.systemUTC();

  /** The parts that were started, the latest first. */
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  private final Map<String, FunctionHost> hosts = new LinkedHashMap<>();
  private final List<Queue> queues = new CopyOnWriteArrayList<>();
  private @Nullable LocalAddresses addresses;

  private LocalCloud(LocalOptions options) {
    this.options = options;
    this.lossy = new LossyEvents(options.lostEvents());
    this.terminal = new Terminal(options.out());
  }

  /**
   * Starts all parts and migrates the database.
   *
   * @throws StartFailure if a required resource is in use or missing
   */
  public static LocalCloud start(LocalOptions options) {
    // Logging is configured once in a process, when the first line is logged.
    if (System.getProperty(LOG_FILE) == null) {
      System.setProperty(LOG_FILE, options.log().toString());
    }
    LocalCloud cloud = new LocalCloud(options);
    try {
      cloud.addresses = cloud.run();
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
    for (AutoCloseable part = started.poll(); part != null; part = started.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        terminal.say("A part of the local run did not stop cleanly: " + e);
      }
    }
  }

  private LocalAddresses run() {
    DataFolder data = keep(DataFolder.take(options.data()));
    if (options.fresh()) {
      EmbeddedDatabase.stopLeftover(data.part("database"));
      data.empty();
    }
    Gateway gateway = keep(Gateway.on(options.port()));
    ServerlessFile file = ServerlessFile.in(options.root());
    Console console = console(file);
    Map<String, String> keys = LocalKeys.keptIn(data.part("keys"));
    Supplier<DatabaseAddress> starting = database(data);
    WeChatStandIn weChat = keep(weChat(keys));
    keep(() -> hosts.values().forEach(FunctionHost::close));
    EmbeddedStorage storage = keep(storage(data, keys));
    DatabaseAddress database = starting.get();
    load(file, new LocalEnvironment(lossy.with(LocalValues.of(keys, database, storage, weChat))));
    migrate();
    work(file, data);
    serve(file, gateway, storage, console);
    return new LocalAddresses(
        gateway.address(),
        storage.endpoint(),
        weChat.address(),
        database,
        data.path(),
        Path.of(System.getProperty(LOG_FILE)));
  }

  private <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  /** Starts the embedded database in the background, unless the options name another one. */
  private Supplier<DatabaseAddress> database(DataFolder data) {
    DatabaseAddress external = options.database();
    if (external != null) {
      return () -> external;
    }
    CompletableFuture<EmbeddedDatabase> starting =
        CompletableFuture.supplyAsync(() -> EmbeddedDatabase.in(data.part("database")));
    keep(() -> starting.join().close());
    return () -> starting.join().address();
  }

  private WeChatStandIn weChat(Map<String, String> keys) {
    try {
      return WeChatStandIn.start(
          new WeChatCodes(
              LocalValues.require(keys, "WECHAT_APP_ID"),
              LocalValues.require(keys, "WECHAT_SECRET"),
              clock));
    } catch (IOException e) {
      throw new StartFailure("The fake WeChat server cannot open a port.", e);
    }
  }

  private EmbeddedStorage storage(DataFolder data, Map<String, String> keys) {
    StorageOptions storage =
        new StorageOptions(
            data.part("storage"),
            0,
            LocalValues.BUCKET,
            LocalValues.require(keys, "SIGNING_KEY_ID"),
            LocalValues.require(keys, "SIGNING_SECRET"),
            this::tell);
    try {
      return EmbeddedStorage.start(storage);
    } catch (IOException e) {
      throw new StartFailure("The storage cannot open a port.", e);
    }
  }

  private void tell(ObjectEvent event) {
    for (Queue queue : queues) {
      if (event.name().startsWith("ObjectCreated:") && queue.wants(event.key())) {
        if (lossy.lose(event)) {
          terminal.say("Dropped a storage event (drop-events): " + event.key());
        } else {
          queue.send(StorageEvent.of(event));
        }
      }
    }
  }

  private void load(ServerlessFile file, LocalEnvironment environment) {
    FunctionLoader loader = new FunctionLoader();
    for (FunctionDeclaration function : file.functions()) {
      LoadedFunction loaded =
          new LoadedFunction(function, loader.of(function), environment.of(function));
      hosts.put(function.name(), new FunctionHost(loaded));
    }
  }

  private void migrate() {
    FunctionHost host = hosts.get(MIGRATE);
    if (host == null) {
      return;
    }
    Report report = host.invoke("{}".getBytes(StandardCharsets.UTF_8));
    terminal.invocation(report, "start", "done");
    if (!(report.outcome() instanceof Outcome.Answered)) {
      throw new StartFailure(
          "The database migration failed. See " + System.getProperty(LOG_FILE) + " for the cause.");
    }
  }

  private void work(ServerlessFile file, DataFolder data) {
    Schedules schedules = new Schedules(terminal, clock, lossy.period());
    for (FunctionHost host : hosts.values()) {
      for (Trigger.Messages trigger : host.declaration().triggers(Trigger.Messages.class)) {
        QueueDeclaration declared = file.queue(trigger.queue());
        MessageStore store = new MessageStore(data.part("queues").resolve(declared.name()));
        Queue queue = new Queue(declared, trigger, host, store, terminal, Queue.backoff(declared));
        queues.add(keep(queue));
        queue.start();
      }
      schedules.add(host);
    }
    keep(schedules);
  }

  /** Starts the gateway. It is stopped first, so that no request meets a stopped part. */
  private void serve(
      ServerlessFile file, Gateway gateway, EmbeddedStorage storage, Console console) {
    started.remove(gateway);
    keep(gateway);
    Path sources = options.root().resolve("local/src/main/resources");
    StaticPages page = StaticPages.album(sources.resolve("page"), storage.endpoint().toString());
    RouteTable routes = new RouteTable(declarations());
    Site site =
        new Site(
            new Dispatcher(routes, hosts, new Throttling(file.stage(), clock), terminal),
            new ConsoleSite(StaticPages.console(sources.resolve("console")), page, console),
            page,
            new Invocations(hosts, terminal));
    gateway.serve(site::answer);
  }

  /** Creates the console, which reads the existing log while the other parts start. */
  private Console console(ServerlessFile file) {
    LocalRun run = new LocalRun(hosts, queues, terminal);
    List<String> names = file.functions().stream().map(FunctionDeclaration::name).toList();
    Path log = Path.of(System.getProperty(LOG_FILE));
    Console console = new Console(run, names, options.root(), log, clock);
    Thread.ofVirtual().start(console::readLog);
    return console;
  }

  private List<FunctionDeclaration> declarations() {
    return hosts.values().stream().map(FunctionHost::declaration).toList();
  }
}
