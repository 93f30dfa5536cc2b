package wxalbum.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.access.Role;
import wxalbum.album.Album;
import wxalbum.album.Dimensions;
import wxalbum.album.Exif;
import wxalbum.album.ObjectKey;
import wxalbum.album.Page;
import wxalbum.album.Photo;
import wxalbum.album.RenditionSize;
import wxalbum.album.UrlSigner;
import wxalbum.view.PhotoView.ExifView;
import wxalbum.view.PhotoView.FailureView;
import wxalbum.view.PhotoView.PositionView;
import wxalbum.view.PhotoView.UserRef;

/** Creates the views of the API contract, with signed URLs of the pictures. */
public final class ViewFactory {
  private final UrlSigner urls;

  /** Creates a factory that signs URLs with {@code urls}. */
  public ViewFactory(UrlSigner urls) {
    this.urls = urls;
  }

  /** Returns the body of a list: {@code {"items":[…],"nextCursor":…}}. */
  public static Map<String, @Nullable Object> toPageBody(Page<?> page) {
    Map<String, @Nullable Object> list = new LinkedHashMap<>();
    list.put("items", page.items());
    list.put("nextCursor", page.nextCursor() == null ? null : page.nextCursor().toString());
    return list;
  }

  /** Returns an album as a user with this role sees it. */
  public AlbumView toAlbumView(Album album, Role role) {
    return new AlbumView(
        album.id(),
        album.title(),
        emptyToNull(album.description()),
        role.name().toLowerCase(Locale.ROOT),
        album.photoCount(),
        album.coverPhotoId(),
        toCoverView(album),
        album.createdAt(),
        album.updatedAt());
  }

  /** Returns the cover of an album in the medium size, or null if the album has none. */
  public @Nullable RenditionView toCoverView(Album album) {
    if (album.coverPhotoId() == null
        || album.coverWidth() == null
        || album.coverHeight() == null
        || album.coverVersion() == null) {
      return null;
    }
    ObjectKey.Rendition key =
        new ObjectKey.Rendition(album.id(), album.coverPhotoId(), RenditionSize.MEDIUM);
    return toRenditionView(
        key, album.coverVersion(), new Dimensions(album.coverWidth(), album.coverHeight()));
  }

  /** Returns a photo as part of a list. */
  public PhotoView toPhotoView(Photo photo) {
    return createPhotoView(photo, null, null);
  }

  /** Returns a single photo with its EXIF data. */
  public PhotoView toPhotoView(Photo photo, Exif exif) {
    return createPhotoView(photo, toExifView(exif), null);
  }

  /** Returns a photo in the trash. */
  public PhotoView toTrashedPhotoView(Photo photo) {
    return createPhotoView(photo, null, photo.deletedAt());
  }

  /** Returns the renditions of a photo, or null unless it is ready. */
  public @Nullable RenditionsView toRenditionsView(Photo photo) {
    if (photo.picture() == null || !photo.lifecycle().hasRenditions()) {
      return null;
    }
    Photo.Picture picture = photo.picture();
    return new RenditionsView(
        toRenditionView(photo, picture, RenditionSize.SMALL),
        toRenditionView(photo, picture, RenditionSize.MEDIUM),
        toRenditionView(photo, picture, RenditionSize.LARGE));
  }

  /**
   * Returns the wall-clock time at which a photo was taken in ISO 8601, with its UTC offset if
   * known.
   */
  public static String formatTakenAt(Photo photo) {
    Photo.CaptureTime time = photo.captureTime();
    if (time.offsetMinutes() == null) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.localTime());
    }
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(time.offsetMinutes() * 60);
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.localTime().atOffset(offset));
  }

  /** Returns null for an empty text, because responses contain null for absent values. */
  public static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private PhotoView createPhotoView(
      Photo photo, @Nullable ExifView exif, @Nullable Instant deletedAt) {
    Photo.Picture picture = photo.picture();
    return new PhotoView(
        photo.id(),
        photo.albumId(),
        photo.status().name().toLowerCase(Locale.ROOT),
        picture == null ? null : picture.dimensions().width(),
        picture == null ? null : picture.dimensions().height(),
        photo.original().bytes(),
        photo.original().contentType(),
        formatTakenAt(photo),
        photo.captureTime().source().name().toLowerCase(Locale.ROOT),
        photo.createdAt(),
        emptyToNull(photo.caption()),
        picture == null ? null : picture.thumbHash(),
        toRenditionsView(photo),
        new UserRef(photo.uploaderId()),
        toFailureView(photo),
        exif,
        deletedAt,
        photo.lifecycle().purgeAt());
  }

  private RenditionView toRenditionView(Photo photo, Photo.Picture picture, RenditionSize size) {
    return toRenditionView(
        photo.renditionKey(size), picture.renditionVersion(), picture.dimensions());
  }

  private RenditionView toRenditionView(
      ObjectKey.Rendition key, String version, Dimensions original) {
    Dimensions size = original.fitRendition(key.size().longestSide());
    return new RenditionView(urls.sign(key, version).url(), size.width(), size.height());
  }

  private static @Nullable FailureView toFailureView(Photo photo) {
    Photo.Failure failure = photo.failure();
    return failure == null ? null : new FailureView(failure.code(), failure.detail());
  }

  private static ExifView toExifView(Exif exif) {
    PositionView position =
        exif.latitude() == null || exif.longitude() == null
            ? null
            : new PositionView(exif.latitude(), exif.longitude());
    return new ExifView(
        exif.camera(),
        exif.lens(),
        exif.exposureSeconds(),
        exif.fNumber(),
        exif.iso(),
        exif.focalLengthMm(),
        position);
  }
}
