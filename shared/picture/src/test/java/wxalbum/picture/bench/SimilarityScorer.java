package wxalbum.picture.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import wxalbum.picture.header.PixelSize;

/**
 * Scores renditions by their similarity to the reference.
 *
 * @param reference the reference renditions of the photo
 */
record SimilarityScorer(LanczosReference reference) {
  /**
   * Returns the structural similarity of each JPEG, by its longest side.
   *
   * @throws IOException when a JPEG cannot be read
   */
  Map<Integer, Double> score(Map<Integer, byte[]> jpegs) throws IOException {
    Map<Integer, Double> scores = new HashMap<>();
    for (Map.Entry<Integer, byte[]> jpeg : jpegs.entrySet()) {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg.getValue()));
      PixelSize size = new PixelSize(picture.getWidth(), picture.getHeight());
      scores.put(jpeg.getKey(), Ssim.mean(reference.render(size), LumaImage.of(picture)));
    }
    return scores;
  }
}
