package wxalbum.thumbnail;

/** Thrown when an original is too large or differs from its declared size or checksum. */
final class UnfitOriginal extends RuntimeException {
  private final Failure failure;

  UnfitOriginal(Failure failure) {
    super(failure.code());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
