package wxalbum.thumbnail.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import wxalbum.album.Dimensions;

/**
 * How like renditions are to what they should look like.
 *
 * @param reference what that is
 */
record Likeness(LanczosReference reference) {
  /** The structural similarity of each of these JPEGs, by the longest side. */
  Map<Integer, Double> of(Map<Integer, byte[]> jpegs) throws IOException {
    Map<Integer, Double> likeness = new HashMap<>();
    for (Map.Entry<Integer, byte[]> jpeg : jpegs.entrySet()) {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg.getValue()));
      Dimensions size = new Dimensions(picture.getWidth(), picture.getHeight());
      likeness.put(jpeg.getKey(), Ssim.mean(reference.of(size), Luma.of(picture)));
    }
    return likeness;
  }
}
