package wxalbum.picture.header;

/** The permanent reason why a file cannot be decoded. A retry gives the same result. */
public enum PictureFault {
  /** The first bytes match no supported format. */
  UNSUPPORTED_TYPE,
  /** The header declares more pixels than are ever decoded. */
  TOO_MANY_PIXELS,
  /** The encoding needs more memory at one time than is available. */
  TOO_DEMANDING,
  /** Decoding takes more work than is accepted, or more time. */
  TOO_COMPLEX,
  /** The file has a rare coding of its format that no decoder supports. */
  UNSUPPORTED_CODING,
  /** The format is known, but the file violates its rules. */
  UNREADABLE,
  /** The file ends before 98 of 100 lines are complete. */
  TRUNCATED
}
