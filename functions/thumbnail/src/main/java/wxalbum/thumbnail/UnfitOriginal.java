package wxalbum.thumbnail;

/** Thrown while an original is read that is not what its row announced. */
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
