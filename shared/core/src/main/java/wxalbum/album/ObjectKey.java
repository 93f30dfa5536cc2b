package wxalbum.album;

import java.util.Optional;

/**
 * The name of an object in the bucket: {@code originals/{albumId}/{photoId}} for what the phone
 * sent, {@code renditions/{albumId}/{photoId}/{size}.jpg} for what was made of it. This is the one
 * place that writes and reads those names.
 */
public sealed interface ObjectKey {
  /** The album that the object belongs to. */
  AlbumId albumId();

  /** The photo that the object belongs to. */
  PhotoId photoId();

  /** The file from the phone, byte for byte. */
  record Original(AlbumId albumId, PhotoId photoId) implements ObjectKey {
    @Override
    public String toString() {
      return "originals/" + albumId + "/" + photoId;
    }
  }

  /** A picture made from an original, and from it again if it is lost. */
  record Rendition(AlbumId albumId, PhotoId photoId, RenditionSize size) implements ObjectKey {
    @Override
    public String toString() {
      return "renditions/" + albumId + "/" + photoId + "/" + size + ".jpg";
    }
  }

  /** The key that a text stands for; nothing for any text that {@code toString} never writes. */
  static Optional<ObjectKey> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length == 3 && parts[0].equals("originals")) {
      return AlbumId.parse(parts[1])
          .flatMap(album -> PhotoId.parse(parts[2]).map(photo -> new Original(album, photo)));
    }
    if (parts.length == 4 && parts[0].equals("renditions") && parts[3].endsWith(".jpg")) {
      String size = parts[3].substring(0, parts[3].length() - ".jpg".length());
      return RenditionSize.parse(size)
          .flatMap(
              known ->
                  AlbumId.parse(parts[1])
                      .flatMap(
                          album ->
                              PhotoId.parse(parts[2])
                                  .map(photo -> new Rendition(album, photo, known))));
    }
    return Optional.empty();
  }
}
