package wxalbum.album;

/** Thrown when the bucket does not do as asked. Its message names no object. */
public final class StorageFailure extends RuntimeException {
  private final boolean passing;

  /**
   * A failure.
   *
   * @param passing whether asking again may help: the bucket did not answer, or is overburdened
   */
  public StorageFailure(String message, Throwable cause, boolean passing) {
    super(message, cause);
    this.passing = passing;
  }

  /** Whether asking again may help. */
  public boolean passing() {
    return passing;
  }
}
