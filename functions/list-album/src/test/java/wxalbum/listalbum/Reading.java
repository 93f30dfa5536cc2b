package wxalbum.listalbum;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.MovableClock;
import wxalbum.testing.TestCloud;

/** The function on the shared test cloud, with a clock that tests control. */
final class Reading {
  static final String ALBUMS = "GET /albums";
  static final String ALBUM = "GET /albums/{albumId}";
  static final String PHOTOS = "GET /albums/{albumId}/photos";
  static final String PHOTO = "GET /photos/{photoId}";
  static final String ORIGINAL = "GET /photos/{photoId}/original";
  static final String TRASH = "GET /trash";
  static final MovableClock CLOCK = new MovableClock();
  static final FunctionDriver FUNCTION = anotherInstance();

  private Reading() {}

  /** Creates a further instance of the function. */
  static FunctionDriver anotherInstance() {
    return new FunctionDriver(new ListAlbumHandler(TestCloud.shared().settings(), CLOCK));
  }

  /** Returns the ids of the items of a page. */
  static List<String> ids(ApiResponse page) {
    List<String> ids = new ArrayList<>();
    for (JsonNode item : page.body().path("items")) {
      ids.add(item.path("id").asText());
    }
    return ids;
  }

  /** Reads a listing page by page, and returns the ids of all items in order. */
  static List<String> walk(ApiRequest listing, Runnable betweenPages) {
    List<String> ids = new ArrayList<>();
    ApiResponse page = FUNCTION.call(listing);
    ids.addAll(ids(page));
    while (!page.body().path("nextCursor").isNull()) {
      betweenPages.run();
      page = FUNCTION.call(listing.query("cursor", page.text("/nextCursor")));
      ids.addAll(ids(page));
    }
    return ids;
  }

  /** Returns the ids in the form of the JSON response. */
  static List<String> texts(List<?> ids) {
    return ids.stream().map(Object::toString).toList();
  }
}
