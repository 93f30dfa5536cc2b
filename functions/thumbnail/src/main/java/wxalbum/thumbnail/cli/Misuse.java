package wxalbum.thumbnail.cli;

/** Thrown when a command makes no sense; the message tells the user why. */
final class Misuse extends RuntimeException {
  Misuse(String message) {
    super(message);
  }
}
