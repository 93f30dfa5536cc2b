package wxalbum.http;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Album;
import wxalbum.album.Dimensions;
import wxalbum.album.Exif;
import wxalbum.album.ObjectKey;
import wxalbum.album.Page;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.album.RenditionSize;
import wxalbum.album.SignedUrls;
import wxalbum.http.PhotoView.ExifView;
import wxalbum.http.PhotoView.Failure;
import wxalbum.http.PhotoView.Position;
import wxalbum.http.PhotoView.UserRef;

/** Creates the views of the API contract, with signed URLs of the pictures. */
public final class Views {
  private final SignedUrls urls;

  /** Creates a factory that signs URLs with {@code urls}. */
  public Views(SignedUrls urls) {
    this.urls = urls;
  }

  /** Returns the body of a list: {@code {"items":[…],"nextCursor":…}}. */
  public static Map<String, @Nullable Object> list(Page<?> page) {
    Map<String, @Nullable Object> list = new LinkedHashMap<>();
    list.put("items", page.items());
    list.put("nextCursor", page.next() == null ? null : page.next().toString());
    return list;
  }

  /** Returns an album as its owner sees it. */
  public AlbumView album(Album album) {
    return new AlbumView(
        album.id(),
        album.title(),
        emptyToNull(album.description()),
        "owner",
        album.photoCount(),
        cover(album),
        album.createdAt(),
        album.changedAt());
  }

  /** Returns the cover of an album in the medium size, or null if the album has none. */
  public @Nullable RenditionView cover(Album album) {
    if (album.coverPhotoId() == null || album.coverWidth() == null || album.coverHeight() == null) {
      return null;
    }
    ObjectKey.Rendition key =
        new ObjectKey.Rendition(album.id(), album.coverPhotoId(), RenditionSize.MEDIUM);
    return rendition(key, new Dimensions(album.coverWidth(), album.coverHeight()));
  }

  /** Returns a photo as part of a list. */
  public PhotoView photo(Photo photo) {
    return view(photo, null, null);
  }

  /** Returns a single photo with its camera metadata. */
  public PhotoView photo(Photo photo, Exif exif) {
    return view(photo, exif(exif), null);
  }

  /** Returns a photo in the trash. */
  public PhotoView trashed(Photo photo) {
    return view(photo, null, photo.deletedAt());
  }

  /** Returns the renditions of a photo, or null unless it is ready. */
  public @Nullable RenditionsView renditions(Photo photo) {
    if (photo.status() != PhotoStatus.READY || photo.width() == null || photo.height() == null) {
      return null;
    }
    Dimensions size = new Dimensions(photo.width(), photo.height());
    return new RenditionsView(
        rendition(photo.rendition(RenditionSize.SMALL), size),
        rendition(photo.rendition(RenditionSize.MEDIUM), size),
        rendition(photo.rendition(RenditionSize.LARGE), size));
  }

  /**
   * Returns the wall-clock time at which a photo was taken in ISO 8601, with its UTC offset if
   * known.
   */
  public static String takenAt(Photo photo) {
    LocalDateTime wallClock = photo.takenAt();
    if (photo.takenOffset() == null) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(wallClock);
    }
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(photo.takenOffset() * 60);
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(wallClock.atOffset(offset));
  }

  /** Returns null for an empty text, because responses contain null for absent values. */
  public static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private PhotoView view(Photo photo, @Nullable ExifView exif, @Nullable Instant deletedAt) {
    return new PhotoView(
        photo.id(),
        photo.albumId(),
        photo.status().name().toLowerCase(Locale.ROOT),
        photo.width(),
        photo.height(),
        photo.bytes(),
        photo.contentType(),
        takenAt(photo),
        photo.takenSource().name().toLowerCase(Locale.ROOT),
        photo.createdAt(),
        emptyToNull(photo.caption()),
        photo.thumbHash(),
        renditions(photo),
        new UserRef(photo.uploaderId()),
        failure(photo),
        exif,
        deletedAt,
        photo.purgeAt());
  }

  private RenditionView rendition(ObjectKey.Rendition key, Dimensions original) {
    Dimensions size = original.within(key.size().longestSide());
    return new RenditionView(urls.of(key).url(), size.width(), size.height());
  }

  private static @Nullable Failure failure(Photo photo) {
    if (photo.failureCode() == null) {
      return null;
    }
    String detail = photo.failureDetail() == null ? "" : photo.failureDetail();
    return new Failure(photo.failureCode(), detail);
  }

  private static ExifView exif(Exif exif) {
    Position position =
        exif.latitude() == null || exif.longitude() == null
            ? null
            : new Position(exif.latitude(), exif.longitude());
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
