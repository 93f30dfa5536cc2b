package wxalbum.thumbnail.cli;

/** Thrown when the command line is invalid; the message explains the mistake to the user. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message);
  }
}
