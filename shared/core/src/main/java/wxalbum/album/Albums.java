package wxalbum.album;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The albums. A deleted album is found by {@link #belongs} and {@link #revive} alone. */
public interface Albums {
  /** Writes a new album, without photos. */
  void add(Album album);

  /** The album, if it is this user's. */
  Optional<Album> find(AlbumId id, UserId owner);

  /** The album, whoever asks: for guests whose share has been checked. */
  Optional<Album> get(AlbumId id);

  /** The album, held against changes until the transaction ends, if it is this user's. */
  Optional<Album> lock(AlbumId id, UserId owner);

  /** Whether the album, deleted or not, is this user's. */
  boolean belongs(AlbumId id, UserId owner);

  /** The user's albums, most recently changed first, from {@code after} on. */
  List<Album> ofOwner(UserId owner, @Nullable Cursor after, int limit);

  /** Gives the album another title and description. */
  void describe(AlbumId id, String title, String description, Instant now);

  /** Puts a photo on the cover; without one the cover is empty. */
  void setCover(
      AlbumId id,
      @Nullable PhotoId photo,
      @Nullable Integer width,
      @Nullable Integer height,
      Instant now);

  /** Adds to the number of photos; the change may be negative. */
  void countPhotos(AlbumId id, int change, Instant now);

  /** Notes that something in the album has changed. */
  void touch(AlbumId id, Instant now);

  /** Deletes the album: its number of photos becomes 0, its cover empty. */
  void delete(AlbumId id, Instant now);

  /** Makes a deleted album live again, as it is when one of its photos is restored. */
  void revive(AlbumId id, Instant now);
}
