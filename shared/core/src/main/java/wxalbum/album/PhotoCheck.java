package wxalbum.album;

/** A check of a photo that the sweep makes when it is due. A photo has at most one of each kind. */
public enum PhotoCheck {
  /** Whether the file of the latest upload form has arrived and was processed. */
  UPLOAD,
  /** Whether the time in the trash is over. The photo is then purged. */
  PURGE
}
