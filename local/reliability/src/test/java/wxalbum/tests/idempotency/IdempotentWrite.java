package wxalbum.tests.idempotency;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import wxalbum.testkit.TestRequest;

/**
 * A write of the contract.
 *
 * @param request a valid request
 * @param conflicting another valid request of the same route, which may not reuse the idempotency
 *     key
 * @param invalid an invalid request of the same route
 */
record IdempotentWrite(
    Function<WriteFixture, TestRequest> request,
    Function<WriteFixture, TestRequest> conflicting,
    Function<WriteFixture, TestRequest> invalid) {
  static final Map<String, IdempotentWrite> BY_ROUTE = buildTable();

  /** Returns the write of a route. */
  static IdempotentWrite forRoute(String route) {
    return requireNonNull(BY_ROUTE.get(route));
  }

  private static Map<String, IdempotentWrite> buildTable() {
    Map<String, IdempotentWrite> writes = new TreeMap<>();
    addAlbumWrites(writes);
    addPhotoWrites(writes);
    addShareWrites(writes);
    return writes;
  }

  private static void addAlbumWrites(Map<String, IdempotentWrite> writes) {
    String album = "PUT /albums/{albumId}";
    String uploads = "POST /albums/{albumId}/uploads";
    writes.put("POST /albums", withTitle(w -> w.request("POST /albums")));
    writes.put(album, withTitle(w -> w.request(album).pathParam("albumId", w.album())));
    writes.put(
        uploads,
        withBodies(
            w -> w.request(uploads).pathParam("albumId", w.album()),
            filesBody(10),
            filesBody(11),
            filesBody(0)));
  }

  private static void addPhotoWrites(Map<String, IdempotentWrite> writes) {
    String photo = "PUT /photos/{photoId}";
    String restore = "POST /photos/{photoId}/restore";
    writes.put(
        photo,
        withBodies(
            w -> w.request(photo).pathParam("photoId", w.photo()),
            Map.of("caption", "one"),
            Map.of("caption", "two"),
            Map.of("caption", 3)));
    writes.put(
        restore,
        new IdempotentWrite(
            w -> w.request(restore).pathParam("photoId", w.trashedPhoto()),
            w -> w.request(restore).pathParam("photoId", w.photo()),
            w -> w.request(restore).pathParam("photoId", "0")));
  }

  private static void addShareWrites(Map<String, IdempotentWrite> writes) {
    String shares = "POST /albums/{albumId}/shares";
    String open = "POST /shared/{token}/open";
    writes.put(
        shares,
        withBodies(
            w -> w.request(shares).pathParam("albumId", w.album()),
            Map.of("label", "one"),
            Map.of("label", "two"),
            Map.of("maxViews", 0)));
    writes.put(
        open,
        withBodies(
            w -> w.guestRequest(open),
            Map.of(),
            Map.of("passcode", "anything"),
            Map.of("passcode", 3)));
  }

  private static IdempotentWrite withBodies(
      Function<WriteFixture, TestRequest> request, Object body, Object other, Object invalid) {
    return new IdempotentWrite(
        writer -> request.apply(writer).jsonBody(body),
        writer -> request.apply(writer).jsonBody(other),
        writer -> request.apply(writer).jsonBody(invalid));
  }

  private static IdempotentWrite withTitle(Function<WriteFixture, TestRequest> request) {
    return withBodies(request, Map.of("title", "one"), Map.of("title", "two"), Map.of("title", ""));
  }

  private static Map<String, Object> filesBody(int bytes) {
    Map<String, Object> file = Map.of("name", "a", "bytes", bytes, "contentType", "image/jpeg");
    return Map.of("files", List.of(file, file));
  }
}
