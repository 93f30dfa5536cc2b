package wxalbum.picture.bench;

/** Thrown when an option is invalid; the message explains the problem to the user. */
final class BenchmarkUsageException extends RuntimeException {
  BenchmarkUsageException(String message) {
    super(message);
  }
}
