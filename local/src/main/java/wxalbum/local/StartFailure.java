package wxalbum.local;

import org.jspecify.annotations.Nullable;

/** Why the local run cannot start, in one sentence for the person who started it. */
final class StartFailure extends RuntimeException {
  StartFailure(String sentence) {
    this(sentence, null);
  }

  StartFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
