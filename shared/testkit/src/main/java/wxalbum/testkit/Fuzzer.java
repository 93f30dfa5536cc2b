package wxalbum.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Mutates files and texts for fuzz tests, as faulty storage, faulty networks and attackers do. The
 * seed makes the mutations reproducible.
 */
public final class Fuzzer {
  /** Inputs that are known to break parsers. */
  private static final List<String> HOSTILE_TOKENS =
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

  /** Creates a fuzzer with a seed. */
  public Fuzzer(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a mutated copy of a file of at least 4 bytes. */
  public byte[] mutate(byte[] file) {
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(file, random.nextInt(file.length));
      case 1 -> overwriteRandomBytes(file, 1, file.length);
      case 2 -> overwriteRandomBytes(file, 1 + random.nextInt(40), file.length);
      case 3 -> overwriteRandomBytes(file, 1 + random.nextInt(8), Math.min(file.length, 700));
      default -> copyRandomBlock(file);
    };
  }

  /** Returns a mutated copy of a text. */
  public String mutate(String text) {
    int start = random.nextInt(text.length() + 1);
    int end = start + random.nextInt(text.length() - start + 1);
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, start) + randomToken() + text.substring(start);
      case 1 -> text.substring(0, start) + randomToken() + text.substring(end);
      case 2 -> text.substring(0, end) + text.substring(start);
      default ->
          text.length() < 4
              ? randomToken()
              : new String(
                  mutate(text.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    };
  }

  /** Returns a random element of a list. */
  public <T> T pickRandom(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String randomToken() {
    return pickRandom(HOSTILE_TOKENS);
  }

  private byte[] overwriteRandomBytes(byte[] file, int count, int limit) {
    byte[] noisy = file.clone();
    for (int i = 0; i < count; i++) {
      noisy[random.nextInt(limit)] = (byte) random.nextInt(256);
    }
    return noisy;
  }

  private byte[] copyRandomBlock(byte[] file) {
    byte[] moved = file.clone();
    int length = random.nextInt(file.length / 4);
    int from = random.nextInt(file.length - length);
    System.arraycopy(file, from, moved, random.nextInt(file.length - length), length);
    return moved;
  }
}
