package wxalbum.album;

import java.time.Instant;
import java.util.UUID;

/**
 * The queue that an upload event goes through. Each lane has its own instances of the thumbnail
 * function, so the photos of one lane do not wait for those of the other.
 *
 * <p>The last character of a photo's id names its lane. The bucket sends an event to the queue of
 * the lane by the end of the object's key, which is all that its notifications can compare.
 */
public enum UploadLane {
  /** For the photos of users who have little waiting. */
  PRIORITY(0),
  /** For the photos of users who have much waiting. */
  BULK(1);

  private static final int CHARACTER_BITS = 5;

  private final int number;

  UploadLane(int number) {
    this.number = number;
  }

  /** Returns a new id of a photo in this lane. */
  public PhotoId newPhotoId(Instant now) {
    UUID random = Ids.newUuid(now);
    long prefix = random.getLeastSignificantBits() >>> CHARACTER_BITS << CHARACTER_BITS;
    return new PhotoId(new UUID(random.getMostSignificantBits(), prefix | number));
  }

  /** Returns the last character of the ids of this lane. */
  public String keySuffix() {
    String id = newPhotoId(Instant.EPOCH).toString();
    return id.substring(id.length() - 1);
  }
}
