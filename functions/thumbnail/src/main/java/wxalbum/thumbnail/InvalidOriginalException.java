package wxalbum.thumbnail;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when an original cannot become a photo: it is too large, differs from its declared size or
 * checksum, or cannot be decoded.
 */
public final class InvalidOriginalException extends RuntimeException {
  private final PhotoFailure failure;

  InvalidOriginalException(PhotoFailure failure) {
    this(failure, null);
  }

  InvalidOriginalException(PhotoFailure failure, @Nullable Throwable cause) {
    super(failure.code(), cause);
    this.failure = failure;
  }

  /** Returns the reason, with a sentence for the photo's owner. */
  public PhotoFailure failure() {
    return failure;
  }
}
