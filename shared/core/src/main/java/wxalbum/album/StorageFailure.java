package wxalbum.album;

/** Thrown when a request to the bucket fails. The message contains no object key. */
public final class StorageFailure extends RuntimeException {
  private final boolean passing;

  /**
   * Creates an exception.
   *
   * @param isTransient whether a retry may succeed, because the bucket did not respond or is
   *     overloaded
   */
  public StorageFailure(String message, Throwable cause, boolean isTransient) {
    super(message, cause);
    this.passing = isTransient;
  }

  /** Returns whether a retry may succeed. */
  public boolean passing() {
    return passing;
  }
}
