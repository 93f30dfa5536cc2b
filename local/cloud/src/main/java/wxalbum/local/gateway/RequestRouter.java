package wxalbum.local.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import wxalbum.console.Console;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.RouteTable;
import wxalbum.local.template.ServerlessFile;

/**
 * Routes every request to the gateway. Explicit routes of the API come first, then the console, the
 * files of the album page, and direct invocations. All other requests are left to the default route
 * of the API. Files of the album page are also available under the path of the console, so that
 * both pages share their base styles and scripts.
 */
public final class RequestRouter {
  private static final Path ALBUM_PAGE = Path.of("local/cloud/src/main/resources/page");
  private static final Path CONSOLE_PAGE = Path.of("local/console/src/main/resources/console");

  private RequestRouter() {}

  /**
   * Creates the handler of all requests.
   *
   * @param root the folder of the project, in which the files of the pages are edited
   * @param storage the origin of the storage
   */
  public static Handler create(
      ServerlessFile file,
      Map<String, FunctionHost> hosts,
      Console console,
      Path root,
      URI storage,
      Terminal terminal,
      Clock clock) {
    String storageOrigin = storage.toString();
    Path album = root.resolve(ALBUM_PAGE);
    return create(
        new Dispatcher(
            new RouteTable(file.functions()),
            hosts,
            new Throttling(file.apiStage(), clock),
            terminal),
        new ConsoleApi(console),
        List.of(
            PageHandler.forConsole(ConsoleApi.ROOT, root.resolve(CONSOLE_PAGE)),
            PageHandler.forAlbum(ConsoleApi.ROOT, album, storageOrigin),
            PageHandler.forAlbum("", album, storageOrigin)),
        new InvokeApi(hosts, terminal),
        clock);
  }

  /** Creates the handler of all requests from its parts. Each part leaves requests to the next. */
  static Handler create(
      Dispatcher dispatcher,
      ConsoleApi console,
      List<PageHandler> pages,
      InvokeApi invokeApi,
      Clock clock) {
    List<Handler> handlers = new ArrayList<>();
    handlers.add(new EndpointHandler(dispatcher::hasExplicitRoute, dispatcher::handle, clock));
    handlers.add(new EndpointHandler(console::accepts, console::handle, clock));
    handlers.addAll(pages);
    handlers.add(new EndpointHandler(invokeApi::accepts, invokeApi::handle, clock));
    handlers.add(new EndpointHandler(request -> true, dispatcher::handle, clock));
    return new Handler.Sequence(handlers);
  }
}
