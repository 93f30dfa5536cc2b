package wxalbum.local;

import java.util.Optional;

/**
 * Everything under the gateway's address: the API's routes first, then the console, the album
 * page's files and direct invocations; what is left takes the API's default route.
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
    Optional<ApiResponse> other =
        console
            .answer(request)
            .or(() -> pages.answer(request))
            .or(() -> invocations.answer(request));
    return other.orElseGet(() -> dispatcher.answer(request));
  }
}
