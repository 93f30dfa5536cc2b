package wxalbum.share;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Album;
import wxalbum.album.Page;
import wxalbum.album.Photo;
import wxalbum.album.Share;
import wxalbum.http.Views;

/**
 * Creates the views for guests. They expose no user, no file name, no location, and no object key
 * outside signed URLs.
 */
final class GuestViews {
  private final Views views;

  GuestViews(Views views) {
    this.views = views;
  }

  /** Returns the view of an opened share, with the first page of its photos. */
  OpenedShareView opened(OpenShare.Opened opened) {
    return new OpenedShareView(
        opened.view().token(),
        opened.view().expiresAt(),
        album(opened.album(), opened.share()),
        photos(opened.photos()));
  }

  /** Returns the view of a page of photos. */
  Map<String, @Nullable Object> photos(Page<Photo> page) {
    return Views.list(page.map(this::photo));
  }

  private SharedAlbumView album(Album album, Share share) {
    return new SharedAlbumView(
        album.title(),
        Views.emptyToNull(album.description()),
        album.photoCount(),
        views.cover(album),
        share.allowOriginals());
  }

  private SharedPhotoView photo(Photo ready) {
    return new SharedPhotoView(
        ready.id(),
        requireNonNull(ready.width()),
        requireNonNull(ready.height()),
        Views.takenAt(ready),
        Views.emptyToNull(ready.caption()),
        requireNonNull(ready.thumbHash()),
        requireNonNull(views.renditions(ready)));
  }
}
