package wxalbum.thumbnail.bench;

/** Thrown when an option makes no sense; the message tells the user why. */
final class Misuse extends RuntimeException {
  Misuse(String message) {
    super(message);
  }
}
