package wxalbum.album;

/** State of a photo. */
public enum PhotoStatus {
  /** An upload form was issued; the object was not processed yet. */
  EXPECTED,
  /** The renditions exist. */
  READY,
  /** The object was uploaded but cannot be shown; the photo carries the reason. */
  FAILED,
  /** The content safety check rejected the photo. */
  BLOCKED
}
