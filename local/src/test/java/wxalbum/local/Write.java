package wxalbum.local;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import wxalbum.testing.ApiRequest;

/**
 * A write of the contract.
 *
 * @param request a valid request
 * @param other another valid request of the same route, which may not reuse the idempotency key
 * @param refused an invalid request of the same route
 */
record Write(
    Function<Writer, ApiRequest> request,
    Function<Writer, ApiRequest> other,
    Function<Writer, ApiRequest> refused) {
  static final Map<String, Write> OF_ROUTE = table();

  /** Returns the write of a route. */
  static Write of(String route) {
    return requireNonNull(OF_ROUTE.get(route));
  }

  private static Map<String, Write> table() {
    Map<String, Write> writes = new TreeMap<>();
    String album = "PUT /albums/{albumId}";
    String photo = "PUT /photos/{photoId}";
    String restore = "POST /photos/{photoId}/restore";
    String uploads = "POST /albums/{albumId}/uploads";
    String shares = "POST /albums/{albumId}/shares";
    writes.put("POST /albums", ofTitle(w -> w.asks("POST /albums")));
    writes.put(album, ofTitle(w -> w.asks(album).path("albumId", w.album())));
    writes.put(
        photo,
        of(
            w -> w.asks(photo).path("photoId", w.photo()),
            Map.of("caption", "one"),
            Map.of("caption", "two"),
            Map.of("caption", 3)));
    writes.put(
        restore,
        new Write(
            w -> w.asks(restore).path("photoId", w.trashed()),
            w -> w.asks(restore).path("photoId", w.photo()),
            w -> w.asks(restore).path("photoId", "0")));
    writes.put(
        uploads,
        of(w -> w.asks(uploads).path("albumId", w.album()), files(10), files(11), files(0)));
    writes.put(
        shares,
        of(
            w -> w.asks(shares).path("albumId", w.album()),
            Map.of("label", "one"),
            Map.of("label", "two"),
            Map.of("maxViews", 0)));
    String open = "POST /shared/{token}/open";
    writes.put(
        open,
        of(w -> w.guest(open), Map.of(), Map.of("passcode", "anything"), Map.of("passcode", 3)));
    return writes;
  }

  private static Write of(
      Function<Writer, ApiRequest> request, Object body, Object other, Object refused) {
    return new Write(
        writer -> request.apply(writer).json(body),
        writer -> request.apply(writer).json(other),
        writer -> request.apply(writer).json(refused));
  }

  private static Write ofTitle(Function<Writer, ApiRequest> request) {
    return of(request, Map.of("title", "one"), Map.of("title", "two"), Map.of("title", ""));
  }

  private static Map<String, Object> files(int bytes) {
    Map<String, Object> file = Map.of("name", "a", "bytes", bytes, "contentType", "image/jpeg");
    return Map.of("files", List.of(file, file));
  }
}
