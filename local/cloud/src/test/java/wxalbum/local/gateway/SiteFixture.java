package wxalbum.local.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import wxalbum.console.Console;
import wxalbum.local.events.EventDropper;
import wxalbum.local.events.EventSources;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.main.LocalConsoleBackend;
import wxalbum.local.template.RouteTable;
import wxalbum.testkit.CapturedOutput;

/** Creates sites of {@link TestHandlers} functions. */
final class SiteFixture {
  private static final Clock CLOCK = Clock.systemUTC();

  private SiteFixture() {}

  /**
   * Creates a site with a console.
   *
   * @param pages folder of the page's files
   * @param log file that the console reads
   */
  static Handler create(RouteTable routes, Map<String, FunctionHost> hosts, Path pages, Path log) {
    Terminal terminal = new Terminal(new CapturedOutput());
    EventSources noQueues = new EventSources(new EventDropper(0), terminal, CLOCK);
    return RequestRouter.create(
        new Dispatcher(routes, hosts, Throttling.unlimited(), terminal),
        new ConsoleApi(
            new Console(
                new LocalConsoleBackend(hosts, noQueues, terminal),
                List.copyOf(hosts.keySet()),
                pages,
                log,
                CLOCK)),
        List.of(
            PageHandler.forConsole("/console", Path.of("console")),
            PageHandler.forAlbum("/console", Path.of("page"), ""),
            PageHandler.forAlbum("", pages, "")),
        new InvokeApi(hosts, terminal),
        CLOCK);
  }
}
