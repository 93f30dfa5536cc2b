package wxalbum.thumbnail.picture;

import java.util.Arrays;
import java.util.Random;

/** Damages files in the ways that storage, networks and attackers do; repeatable by its seed. */
public final class Mutations {
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
