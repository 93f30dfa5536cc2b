package wxalbum.local.main;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.FunctionLoader;
import wxalbum.local.lambda.InvocationOutcome;
import wxalbum.local.lambda.InvocationReport;
import wxalbum.local.lambda.LoadedFunction;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.local.template.ServerlessFile;
import wxalbum.local.template.StartupException;

/** The hosts of the declared functions; empty before {@link #load}. */
final class LocalFunctions implements AutoCloseable {
  private static final String MIGRATE_FUNCTION = "migrate";

  private final Map<String, FunctionHost> hosts = new LinkedHashMap<>();
  private final Terminal terminal;

  LocalFunctions(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Returns a view of the hosts by function name, in the order of declaration. */
  Map<String, FunctionHost> hosts() {
    return Collections.unmodifiableMap(hosts);
  }

  /**
   * Loads the declared functions.
   *
   * @throws StartupException if a function is not built
   */
  void load(ServerlessFile file, LocalEnvironment environment) {
    FunctionLoader loader = new FunctionLoader();
    for (FunctionDeclaration function : file.functions()) {
      LoadedFunction loaded =
          new LoadedFunction(
              function, loader.createClassLoader(function), environment.createFor(function));
      hosts.put(function.name(), new FunctionHost(loaded));
    }
  }

  /**
   * Invokes the function that migrates the database, if it is declared.
   *
   * @param log the log file, which the message of a failure names
   * @throws StartupException if the migration fails
   */
  void migrateDatabase(Path log) {
    FunctionHost host = hosts.get(MIGRATE_FUNCTION);
    if (host == null) {
      return;
    }
    InvocationReport report = host.invoke("{}".getBytes(StandardCharsets.UTF_8));
    terminal.printInvocation(report, "start", "done");
    if (!(report.outcome() instanceof InvocationOutcome.Succeeded)) {
      throw new StartupException("The database migration failed. See " + log + " for the cause.");
    }
  }

  @Override
  public void close() {
    hosts.values().forEach(FunctionHost::close);
  }
}
