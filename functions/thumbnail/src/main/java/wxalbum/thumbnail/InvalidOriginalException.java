package wxalbum.thumbnail;

/** Thrown when an original is too large or differs from its declared size or checksum. */
final class InvalidOriginalException extends RuntimeException {
  private final PhotoFailure failure;

  InvalidOriginalException(PhotoFailure failure) {
    super(failure.code());
    this.failure = failure;
  }

  PhotoFailure failure() {
    return failure;
  }
}
