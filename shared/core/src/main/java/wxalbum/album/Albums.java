package wxalbum.album;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Repository of albums. Queries ignore deleted albums, except {@link #isOwnedBy} and {@link
 * #countByOwner}. Queries for one album that compare the owner are for {@code wxalbum.access},
 * which all use cases ask. Lists filter by the owner themselves.
 */
public interface Albums {
  /** Inserts an album that has no photos. */
  void insert(Album album);

  /** Returns the album if it belongs to this user. */
  Optional<Album> findOwned(AlbumId id, UserId owner);

  /**
   * Returns the album without an owner check. The caller must check access first, for example that
   * a guest's share is valid.
   */
  Optional<Album> findUnscoped(AlbumId id);

  /** Returns the album and locks its row until the transaction ends, if it belongs to this user. */
  Optional<Album> lockOwned(AlbumId id, UserId owner);

  /** Returns whether the album, deleted or not, belongs to this user. */
  boolean isOwnedBy(AlbumId id, UserId owner);

  /** Returns the number of the user's albums, including deleted ones that are not purged yet. */
  int countByOwner(UserId owner);

  /**
   * Returns the user's albums, most recently changed first.
   *
   * @param after position after which the list begins, or null for the beginning
   * @param limit maximum number of albums
   */
  List<Album> listByOwner(UserId owner, @Nullable Cursor after, int limit);

  /** Sets the album's title and description. */
  void updateDetails(AlbumId id, String title, String description, Instant now);

  /**
   * Sets the photo on the cover, its dimensions in pixels and the version of its renditions. Null
   * values clear the cover.
   */
  void setCover(
      AlbumId id,
      @Nullable PhotoId photo,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable String version,
      Instant now);

  /** Adds a number, which may be negative, to the album's photo count. */
  void adjustPhotoCount(AlbumId id, int delta, Instant now);

  /** Sets the time of the album's last change. */
  void markUpdated(AlbumId id, Instant now);

  /** Marks the album as deleted, sets its photo count to 0 and clears its cover. */
  void delete(AlbumId id, Instant now);

  /** Restores a deleted album, for example when one of its photos is restored. */
  void undelete(AlbumId id, Instant now);
}
