package wxalbum.album;

/** Thrown when a request to the bucket fails. The message contains no object key. */
public final class StorageException extends RuntimeException {
  private final boolean isTransient;

  /**
   * Creates an exception.
   *
   * @param isTransient whether a retry may succeed, because the bucket did not respond or is
   *     overloaded
   */
  public StorageException(String message, Throwable cause, boolean isTransient) {
    super(message, cause);
    this.isTransient = isTransient;
  }

  /** Returns whether a retry may succeed. */
  public boolean isTransient() {
    return isTransient;
  }
}
