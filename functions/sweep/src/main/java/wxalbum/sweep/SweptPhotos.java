package wxalbum.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import wxalbum.album.PhotoId;

/** The photos, as the sweep reads and writes them. */
public interface SweptPhotos {
  /** Photos that are still expected and were to be looked at before a moment. */
  List<SweptPhoto> overdue(Instant before, int limit);

  /**
   * Photos that failed lately, were to be looked at before a moment, and may have been sent again
   * since: the last form for their files lives, or what was sent by it was announced.
   *
   * @param since the earliest moment at which they were to be looked at
   * @param formSeconds for which something may be sent by a form
   */
  List<SweptPhoto> failedLately(Instant since, Instant before, long formSeconds, int limit);

  /** The photo. */
  Optional<SweptPhoto> find(PhotoId id);

  /** The photo, held against changes until the transaction ends. */
  Optional<SweptPhoto> lock(PhotoId id);

  /** Photos put into the trash before a moment, the oldest first, after one of them. */
  List<SweptPhoto> trashed(
      @Param("before") Instant before,
      @Param("after") @Nullable SweptPhoto after,
      @Param("limit") int limit);

  /** Photos put into the trash before a moment, held; those that somebody holds are passed over. */
  List<SweptPhoto> lockTrashed(Instant before, int limit);

  /** The photos after one place up to and with another, in the order of their objects' keys. */
  List<SweptPhoto> between(
      @Param("after") Place after, @Param("until") Place until, @Param("limit") int limit);

  /** Looks at a photo again later. */
  void postpone(PhotoId id, Instant lookAt);

  /** Counts that its object is announced again, and looks at it again later. */
  void countAnnouncement(PhotoId id, Instant lookAt);

  /** Counts an announcement no longer, unless the photo has been dealt with since. */
  void takeBackAnnouncement(SweptPhoto before);

  /** Has a photo processed anew when its object arrives the next time. */
  void processAnew(PhotoId id);

  /**
   * Marks a photo as failed whose object may still be processed if it is told of.
   *
   * @param etag of that object
   */
  void giveUp(PhotoId id, String etag, String code, String detail);

  /** Removes photos with all that hangs on them. */
  void delete(List<PhotoId> ids);
}
