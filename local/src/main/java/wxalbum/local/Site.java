package wxalbum.local;

import java.util.Optional;

/**
 * Routes every request to the gateway. Explicit routes of the API come first, then the console, the
 * files of the album page, and direct invocations. All other requests are left to the default route
 * of the API.
 */
final class Site {
  private final Dispatcher dispatcher;
  private final ConsoleSite console;
  private final StaticPages pages;
  private final Invocations invocations;

  Site(Dispatcher dispatcher, ConsoleSite console, StaticPages pages, Invocations invocations) {
    this.dispatcher = dispatcher;
    this.console = console;
    this.pages = pages;
    this.invocations = invocations;
  }

  ApiResponse answer(ApiRequest request) {
    if (dispatcher.hasRoute(request)) {
      return dispatcher.answer(request);
    }
    Optional<ApiResponse> response =
        console
            .answer(request)
            .or(() -> pages.answer(request))
            .or(() -> invocations.answer(request));
    return response.orElseGet(() -> dispatcher.answer(request));
  }
}
