package wxalbum.share;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Album;
import wxalbum.album.Page;
import wxalbum.album.Photo;
import wxalbum.album.Share;
import wxalbum.view.ViewFactory;

/**
 * Creates the views for guests. They expose no user, no file name, no location, and no object key
 * outside signed URLs.
 */
final class GuestViews {
  private final ViewFactory views;

  GuestViews(ViewFactory views) {
    this.views = views;
  }

  /** Returns the view of an opened share, with the first page of its photos. */
  OpenedShareView openedShare(OpenShare.Opened opened) {
    return new OpenedShareView(
        opened.viewToken().token(),
        opened.viewToken().expiresAt(),
        album(opened.album(), opened.share()),
        photoPage(opened.photos()));
  }

  /** Returns the view of a page of photos. */
  Map<String, @Nullable Object> photoPage(Page<Photo> page) {
    return ViewFactory.toPageBody(page.map(this::photo));
  }

  private SharedAlbumView album(Album album, Share share) {
    return new SharedAlbumView(
        album.title(),
        ViewFactory.emptyToNull(album.description()),
        album.photoCount(),
        views.toCoverView(album),
        share.allowOriginals());
  }

  private SharedPhotoView photo(Photo ready) {
    Photo.Picture picture = requireNonNull(ready.picture());
    return new SharedPhotoView(
        ready.id(),
        picture.dimensions().width(),
        picture.dimensions().height(),
        ViewFactory.formatTakenAt(ready),
        ViewFactory.emptyToNull(ready.caption()),
        picture.thumbHash(),
        requireNonNull(views.toRenditionsView(ready)));
  }
}
