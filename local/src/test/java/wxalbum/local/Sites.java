package wxalbum.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import wxalbum.local.console.Console;

/** Creates sites of {@link Handlers} functions. */
final class Sites {
  private Sites() {}

  /**
   * Creates a site with a console.
   *
   * @param pages folder of the page's files
   * @param log file that the console reads
   */
  static Site of(RouteTable routes, Map<String, FunctionHost> hosts, Path pages, Path log) {
    Terminal terminal = new Terminal(new Lines());
    return new Site(
        new Dispatcher(routes, hosts, Throttling.none(), terminal),
        new ConsoleSite(
            StaticPages.console(Path.of("console")),
            StaticPages.album(Path.of("page"), ""),
            new Console(
                new LocalRun(hosts, List.of(), terminal),
                List.copyOf(hosts.keySet()),
                pages,
                log,
                Clock.systemUTC())),
        StaticPages.album(pages, ""),
        new Invocations(hosts, terminal));
  }
}
