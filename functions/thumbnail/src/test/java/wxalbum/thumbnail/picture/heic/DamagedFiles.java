package wxalbum.thumbnail.picture.heic;

import java.util.Random;
import wxalbum.thumbnail.picture.PictureMetadata;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** Decodes 2,000 files in which a few bytes are wrong, half of them among the coded pictures. */
final class DamagedFiles {
  private static final int FILES = 2_000;

  private DamagedFiles() {}

  public static void main(String[] ignored) {
    byte[][] whole = {
      TestPictures.photo("dandelion.heic"),
      HeicBytes.quarters().grid(2, 2, 120, 100).toBytes(),
      HeicBytes.of("quarters-10-bit.hevc", 64).single(1).toBytes()
    };
    HeicDecoder decoder = new HeicDecoder();
    Random random = new Random(2_026);
    int decoded = 0;
    for (int i = 0; i < FILES; i++) {
      byte[] bytes = damaged(whole[i % whole.length], random);
      try {
        decoder.decode(bytes, HeicFile.read(bytes, 1_000_000).header(), 1 << random.nextInt(4));
        decoded++;
      } catch (UnfitPicture unfit) {
        // What the others must come to.
      }
      var _ = PictureMetadata.read(bytes);
    }
    System.out.println(
        FILES + " files: " + decoded + " decoded, " + (FILES - decoded) + " refused");
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int from = random.nextBoolean() ? 0 : bytes.length / 2;
    for (int i = random.nextInt(1, 9); i > 0; i--) {
      bytes[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt();
    }
    return bytes;
  }
}
