package wxalbum.thumbnail.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.coobird.thumbnailator.Thumbnails;
import wxalbum.thumbnail.picture.imageio.ImageIoEncoder;

/**
 * Uses Thumbnailator optimized for time: the photo is decoded once, and each rendition is made from
 * the one before.
 */
final class DecodeOnce extends JavaVariant {
  private final ImageIoEncoder encoder = new ImageIoEncoder();

  @Override
  public String name() {
    return "decode-once";
  }

  @Override
  Map<Integer, byte[]> jpegs(Photo photo) throws IOException {
    PhaseEnds phases = new PhaseEnds();
    Map<Integer, BufferedImage> pictures = new LinkedHashMap<>();
    BufferedImage picture = JavasReader.first(() -> largest(photo, phases));
    pictures.put(SIDES.getFirst(), picture);
    for (int requested : SIDES.subList(1, SIDES.size())) {
      int side = photo.atMost(requested);
      picture = Thumbnails.of(picture).size(side, side).asBufferedImage();
      pictures.put(requested, picture);
    }
    phases.ended("resize");
    Map<Integer, byte[]> jpegs = new HashMap<>();
    pictures.forEach((requested, pixels) -> jpegs.put(requested, encoder.encode(pixels)));
    phases.ended("encode");
    return jpegs;
  }

  private static BufferedImage largest(Photo photo, PhaseEnds phases) throws IOException {
    int side = photo.atMost(SIDES.getFirst());
    return Thumbnails.of(new ByteArrayInputStream(photo.bytes()))
        .size(side, side)
        .resizerFactory(phases)
        .asBufferedImage();
  }
}
