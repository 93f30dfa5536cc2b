package wxalbum.thumbnail.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import wxalbum.album.Dimensions;

/** How like renditions are to what they should look like. */
final class Likeness {
  private final Optional<LanczosReference> reference;

  /** Of renditions of this photo; of one that Java cannot decode, no likeness is known. */
  Likeness(Photo photo) {
    this.reference = reference(photo);
  }

  private static Optional<LanczosReference> reference(Photo photo) {
    try {
      return Optional.of(new LanczosReference(photo.bytes()));
    } catch (IOException | RuntimeException e) {
      System.out.println("No reference can be made: " + e);
      return Optional.empty();
    }
  }

  /** The structural similarity of each of these JPEGs, by its longest side. */
  Map<Integer, Double> of(Map<Integer, byte[]> jpegs) throws IOException {
    Map<Integer, Double> likeness = new HashMap<>();
    for (Map.Entry<Integer, byte[]> jpeg : jpegs.entrySet()) {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg.getValue()));
      Dimensions size = new Dimensions(picture.getWidth(), picture.getHeight());
      if (reference.isPresent()) {
        likeness.put(jpeg.getKey(), Ssim.mean(reference.get().of(size), Luma.of(picture)));
      }
    }
    return likeness;
  }
}
