package wxalbum.local.gateway;

import java.util.Optional;

/**
 * Routes every request to the gateway. Explicit routes of the API come first, then the console, the
 * files of the album page, and direct invocations. All other requests are left to the default route
 * of the API.
 */
public final class RequestRouter {
  private final Dispatcher dispatcher;
  private final ConsoleSite console;
  private final StaticPages albumPages;
  private final InvokeApi invokeApi;

  public RequestRouter(
      Dispatcher dispatcher, ConsoleSite console, StaticPages pages, InvokeApi invocations) {
    this.dispatcher = dispatcher;
    this.console = console;
    this.albumPages = pages;
    this.invokeApi = invocations;
  }

  public ApiResponse handle(ApiRequest request) {
    if (dispatcher.hasExplicitRoute(request)) {
      return dispatcher.handle(request);
    }
    Optional<ApiResponse> response =
        console
            .handle(request)
            .or(() -> albumPages.handle(request))
            .or(() -> invokeApi.handle(request));
    return response.orElseGet(() -> dispatcher.handle(request));
  }
}
