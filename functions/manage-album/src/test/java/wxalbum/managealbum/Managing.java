package wxalbum.managealbum;

import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.MovableClock;
import wxalbum.testing.Owner;
import wxalbum.testing.TestCloud;

/** The function on the shared test cloud, with a clock that tests advance, and its requests. */
final class Managing {
  static final String CREATE = "POST /albums";
  static final String CHANGE = "PUT /albums/{albumId}";
  static final String DELETE = "DELETE /albums/{albumId}";
  static final String CAPTION = "PUT /photos/{photoId}";
  static final String TRASH = "DELETE /photos/{photoId}";
  static final String RESTORE = "POST /photos/{photoId}/restore";
  static final MovableClock CLOCK = new MovableClock();
  static final FunctionDriver FUNCTION = anotherInstance();

  private Managing() {}

  /** Creates another instance of the function, with its own database connection. */
  static FunctionDriver anotherInstance() {
    return new FunctionDriver(new ManageAlbumHandler(TestCloud.shared().settings(), CLOCK));
  }

  static ApiResponse trash(Owner owner, PhotoId photo) {
    return FUNCTION.call(owner.asks(TRASH).path("photoId", photo));
  }

  static ApiResponse restore(Owner owner, PhotoId photo) {
    return FUNCTION.call(owner.asks(RESTORE).path("photoId", photo));
  }

  static ApiResponse delete(Owner owner, AlbumId album) {
    return FUNCTION.call(owner.asks(DELETE).path("albumId", album));
  }

  /** Returns the row of a live album. */
  static Album album(AlbumId id) {
    return Owner.repository(Albums.class).get(id).orElseThrow();
  }

  /** Returns the row of a photo. */
  static Photo photo(PhotoId id) {
    return Owner.repository(Photos.class).find(id).orElseThrow();
  }
}
