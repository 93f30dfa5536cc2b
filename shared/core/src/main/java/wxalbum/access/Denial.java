package wxalbum.access;

/** The reason why a caller may not do something. */
public enum Denial {
  /** The resource does not exist, or the caller has no role in its album. */
  NOT_FOUND,
  /** The caller may see the album, but the caller's role does not permit the operation. */
  FORBIDDEN
}
