package wxalbum.thumbnail.bench;

/** Thrown when an option is invalid; the message explains the problem to the user. */
final class Misuse extends RuntimeException {
  Misuse(String message) {
    super(message);
  }
}
