package wxalbum.local.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import wxalbum.console.Console;
import wxalbum.local.events.EventDropper;
import wxalbum.local.events.EventSources;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.main.LocalConsoleBackend;
import wxalbum.local.template.RouteTable;
import wxalbum.local.terminal.Terminal;
import wxalbum.testkit.CapturedOutput;

/** Creates sites of {@link TestHandlers} functions. */
public final class SiteFixture {
  private SiteFixture() {}

  /**
   * Creates a site with a console.
   *
   * @param pages folder of the page's files
   * @param log file that the console reads
   */
  public static RequestRouter create(
      RouteTable routes, Map<String, FunctionHost> hosts, Path pages, Path log) {
    Terminal terminal = new Terminal(new CapturedOutput());
    return new RequestRouter(
        new Dispatcher(routes, hosts, Throttling.unlimited(), terminal),
        new ConsoleSite(
            StaticPages.forConsole(Path.of("console")),
            StaticPages.forAlbum(Path.of("page"), ""),
            new Console(
                new LocalConsoleBackend(
                    hosts,
                    new EventSources(new EventDropper(0), terminal, Clock.systemUTC()),
                    terminal),
                List.copyOf(hosts.keySet()),
                pages,
                log,
                Clock.systemUTC())),
        StaticPages.forAlbum(pages, ""),
        new InvokeApi(hosts, terminal));
  }
}
