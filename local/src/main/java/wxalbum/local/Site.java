package wxalbum.local;

import java.util.Optional;

/**
 * Everything under the gateway's address: the API's routes first, then the album page's files, then
 * direct invocations; what is left takes the API's default route.
 */
final class Site {
  private final Dispatcher dispatcher;
  private final StaticPages pages;
  private final Invocations invocations;

  Site(Dispatcher dispatcher, StaticPages pages, Invocations invocations) {
    this.dispatcher = dispatcher;
    this.pages = pages;
    this.invocations = invocations;
  }

  ApiResponse answer(ApiRequest request) {
    if (dispatcher.hasRoute(request)) {
      return dispatcher.answer(request);
    }
    Optional<ApiResponse> other = pages.answer(request).or(() -> invocations.answer(request));
    return other.orElseGet(() -> dispatcher.answer(request));
  }
}
