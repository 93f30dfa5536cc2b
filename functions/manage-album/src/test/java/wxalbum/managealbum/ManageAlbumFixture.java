package wxalbum.managealbum;

import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestResponse;

/** The function on the shared test cloud, with a clock that tests advance, and its requests. */
final class ManageAlbumFixture {
  static final String CREATE_ALBUM = "POST /albums";
  static final String UPDATE_ALBUM = "PUT /albums/{albumId}";
  static final String DELETE_ALBUM = "DELETE /albums/{albumId}";
  static final String UPDATE_CAPTION = "PUT /photos/{photoId}";
  static final String TRASH_PHOTO = "DELETE /photos/{photoId}";
  static final String RESTORE_PHOTO = "POST /photos/{photoId}/restore";
  static final MutableClock CLOCK = new MutableClock();
  static final FunctionInvoker FUNCTION = newInstance();

  private ManageAlbumFixture() {}

  /** Creates another instance of the function, with its own database connection. */
  static FunctionInvoker newInstance() {
    return new FunctionInvoker(new ManageAlbumHandler(TestCloud.shared().settings(), CLOCK));
  }

  static TestResponse trashPhoto(OwnerFixture owner, PhotoId photo) {
    return FUNCTION.call(owner.request(TRASH_PHOTO).pathParam("photoId", photo));
  }

  static TestResponse restorePhoto(OwnerFixture owner, PhotoId photo) {
    return FUNCTION.call(owner.request(RESTORE_PHOTO).pathParam("photoId", photo));
  }

  static TestResponse deleteAlbum(OwnerFixture owner, AlbumId album) {
    return FUNCTION.call(owner.request(DELETE_ALBUM).pathParam("albumId", album));
  }

  /** Returns the row of a live album. */
  static Album findAlbum(AlbumId id) {
    return OwnerFixture.repository(Albums.class).findUnscoped(id).orElseThrow();
  }

  /** Returns the row of a photo. */
  static Photo findPhoto(PhotoId id) {
    return OwnerFixture.repository(Photos.class).find(id).orElseThrow();
  }
}
