package wxalbum.listalbum;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** The function on the shared test cloud, with a clock that tests control. */
final class ListAlbumFixture {
  static final String ALBUMS = "GET /albums";
  static final String ALBUM = "GET /albums/{albumId}";
  static final String PHOTOS = "GET /albums/{albumId}/photos";
  static final String PHOTO = "GET /photos/{photoId}";
  static final String ORIGINAL = "GET /photos/{photoId}/original";
  static final String TRASH = "GET /trash";
  static final MutableClock CLOCK = new MutableClock();
  static final FunctionInvoker FUNCTION = newInstance();

  private ListAlbumFixture() {}

  /** Creates a further instance of the function. */
  static FunctionInvoker newInstance() {
    return new FunctionInvoker(new ListAlbumHandler(TestCloud.shared().settings(), CLOCK));
  }

  /** Returns the ids of the items of a page. */
  static List<String> itemIds(TestResponse page) {
    List<String> ids = new ArrayList<>();
    for (JsonNode item : page.body().path("items")) {
      ids.add(item.path("id").asText());
    }
    return ids;
  }

  /** Reads a listing page by page, and returns the ids of all items in order. */
  static List<String> readAllIds(TestRequest listing, Runnable betweenPages) {
    List<String> ids = new ArrayList<>();
    TestResponse page = FUNCTION.call(listing);
    ids.addAll(itemIds(page));
    while (!page.body().path("nextCursor").isNull()) {
      betweenPages.run();
      page = FUNCTION.call(listing.queryParam("cursor", page.textAt("/nextCursor")));
      ids.addAll(itemIds(page));
    }
    return ids;
  }

  /** Returns the ids in the form of the JSON response. */
  static List<String> toStrings(List<?> ids) {
    return ids.stream().map(Object::toString).toList();
  }
}
