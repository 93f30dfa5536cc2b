package wxalbum.thumbnail.picture.decode;

/** Why no picture can be made of some bytes, however often one tries. */
public enum Fault {
  /** The first bytes are of no format that is read. */
  UNSUPPORTED_TYPE,
  /** Its header promises more pixels than are ever decoded. */
  TOO_MANY_PIXELS,
  /** It is coded in a way that needs more memory at once than there is. */
  TOO_DEMANDING,
  /** The format is known, but what follows breaks its rules. */
  UNREADABLE,
  /** The file ends before 98 in 100 of its lines. */
  TRUNCATED
}
