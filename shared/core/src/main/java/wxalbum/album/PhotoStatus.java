package wxalbum.album;

/** Where a photo stands in its life. */
public enum PhotoStatus {
  /** A form was given; its object has not been seen. */
  EXPECTED,
  /** The renditions exist. */
  READY,
  /** The object is there but cannot be shown; the photo says why. */
  FAILED,
  /** Content safety refused it. */
  BLOCKED
}
