package wxalbum.sweep;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;

/** Where each walk through a part of the bucket stands. */
public interface Walks {
  /** Writes where a walk stands, unless that is written already. */
  void begin(Standing standing);

  /** Where the walk through a part stands. */
  Optional<Standing> find(String part);

  /** Moves a walk on, or has it set out anew, unless somebody else has. */
  void move(@Param("from") Standing from, @Param("to") Standing to);

  /** Of how many photos the walk through a part has removed the objects since it set out; held. */
  int lockRemoved(String part);

  /** Counts one more. */
  void countRemoval(String part);

  /**
   * Where a walk stands.
   *
   * @param part what all keys of it begin with
   * @param begunAt when it last set out from the first key
   * @param afterKey the last key that was looked at; empty before the first
   * @param albumId of the last photo that was looked at
   * @param photoId of the same photo
   * @param ended whether it has been through
   */
  record Standing(
      String part,
      Instant begunAt,
      String afterKey,
      AlbumId albumId,
      PhotoId photoId,
      boolean ended) {
    static Standing atFirst(String part, Instant now) {
      return new Standing(part, now, "", Place.FIRST.albumId(), Place.FIRST.photoId(), false);
    }

    Place place() {
      return new Place(albumId, photoId);
    }

    Standing at(String key, Place place, boolean end) {
      return new Standing(part, begunAt, key, place.albumId(), place.photoId(), end);
    }
  }
}
