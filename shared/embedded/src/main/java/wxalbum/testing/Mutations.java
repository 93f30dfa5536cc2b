package wxalbum.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages files and texts in the ways that storage, networks and attackers do; repeatable by its
 * seed.
 */
public final class Mutations {
  /** What parsers have stumbled over before. */
  private static final List<String> PIECES =
      List.of(
          "",
          "\0",
          "\n",
          "\"",
          "\\",
          "{",
          "[",
          "]}",
          "null",
          "-1",
          "1e400",
          "99999999999999999999",
          "%",
          "%00",
          "%2F",
          "../",
          "//",
          " ",
          "+",
          "=",
          ",",
          ".",
          "'",
          "\u00a0",
          "\u202e",
          "\ufeff",
          "\ud800",
          "😀",
          "NaN",
          "[".repeat(50),
          "9".repeat(400),
          "x".repeat(3_000));

  private final Random random;

  /** The damages of a seed. */
  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** A damaged copy. */
  public byte[] damaged(byte[] file) {
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(file, random.nextInt(file.length));
      case 1 -> withNoise(file, 1, file.length);
      case 2 -> withNoise(file, 1 + random.nextInt(40), file.length);
      case 3 -> withNoise(file, 1 + random.nextInt(8), Math.min(file.length, 700));
      default -> withPieceMoved(file);
    };
  }

  /** A damaged copy of a text. */
  public String damaged(String text) {
    int at = random.nextInt(text.length() + 1);
    int end = at + random.nextInt(text.length() - at + 1);
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + piece() + text.substring(at);
      case 1 -> text.substring(0, at) + piece() + text.substring(end);
      case 2 -> text.substring(0, end) + text.substring(at);
      default ->
          text.length() < 4
              ? piece()
              : new String(
                  damaged(text.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    };
  }

  /** One of some choices. */
  public <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String piece() {
    return any(PIECES);
  }

  private byte[] withNoise(byte[] file, int count, int within) {
    byte[] noisy = file.clone();
    for (int i = 0; i < count; i++) {
      noisy[random.nextInt(within)] = (byte) random.nextInt(256);
    }
    return noisy;
  }

  private byte[] withPieceMoved(byte[] file) {
    byte[] moved = file.clone();
    int length = random.nextInt(file.length / 4);
    int from = random.nextInt(file.length - length);
    System.arraycopy(file, from, moved, random.nextInt(file.length - length), length);
    return moved;
  }
}
