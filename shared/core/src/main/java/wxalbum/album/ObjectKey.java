package wxalbum.album;

import java.util.Optional;

/**
 * Key of an object in the bucket: {@code originals/{albumId}/{photoId}} for an uploaded file,
 * {@code renditions/{albumId}/{photoId}/{size}.jpg} for a derived picture. All code formats and
 * parses keys through this type.
 */
public sealed interface ObjectKey {
  /** Prefix of the key of a quarantined original. The original's own key follows. */
  String QUARANTINE_PREFIX = "quarantine/";

  /** Returns the id of the album that the object belongs to. */
  AlbumId albumId();

  /** Returns the id of the photo that the object belongs to. */
  PhotoId photoId();

  /** Key of an original: the uploaded file, byte for byte. */
  record Original(AlbumId albumId, PhotoId photoId) implements ObjectKey {
    @Override
    public String toString() {
      return "originals/" + albumId + "/" + photoId;
    }
  }

  /**
   * Key of a rendition: a picture derived from an original. It can be derived again if it is lost.
   */
  record Rendition(AlbumId albumId, PhotoId photoId, RenditionSize size) implements ObjectKey {
    @Override
    public String toString() {
      return "renditions/" + albumId + "/" + photoId + "/" + size + ".jpg";
    }
  }

  /** Parses a key; returns empty for any text that {@code toString} never writes. */
  static Optional<ObjectKey> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length == 3 && parts[0].equals("originals")) {
      return AlbumId.parse(parts[1])
          .flatMap(album -> PhotoId.parse(parts[2]).map(photo -> new Original(album, photo)));
    }
    if (parts.length == 4 && parts[0].equals("renditions") && parts[3].endsWith(".jpg")) {
      String name = parts[3].substring(0, parts[3].length() - ".jpg".length());
      return RenditionSize.parse(name)
          .flatMap(
              size ->
                  AlbumId.parse(parts[1])
                      .flatMap(
                          album ->
                              PhotoId.parse(parts[2])
                                  .map(photo -> new Rendition(album, photo, size))));
    }
    return Optional.empty();
  }
}
