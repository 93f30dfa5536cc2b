package wxalbum.thumbnail.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.coobird.thumbnailator.Thumbnails;
import wxalbum.thumbnail.picture.imageio.ImageIoEncoder;

/** Thumbnailator by someone who thinks of time: decoded once, each rendition from the last one. */
final class DecodeOnce extends JavaVariant {
  private final ImageIoEncoder encoder = new ImageIoEncoder();

  @Override
  public String name() {
    return "decode-once";
  }

  @Override
  Map<Integer, byte[]> jpegs(Photo photo) throws IOException {
    PhaseEnds ends = new PhaseEnds();
    Map<Integer, BufferedImage> pictures = new LinkedHashMap<>();
    BufferedImage picture = JavasReader.first(() -> largest(photo, ends));
    pictures.put(SIDES.getFirst(), picture);
    for (int side : SIDES.subList(1, SIDES.size())) {
      int most = photo.atMost(side);
      picture = Thumbnails.of(picture).size(most, most).asBufferedImage();
      pictures.put(side, picture);
    }
    ends.ended("resize");
    Map<Integer, byte[]> jpegs = new HashMap<>();
    pictures.forEach((side, pixels) -> jpegs.put(side, encoder.encode(pixels)));
    ends.ended("encode");
    return jpegs;
  }

  private static BufferedImage largest(Photo photo, PhaseEnds ends) throws IOException {
    int most = photo.atMost(SIDES.getFirst());
    return Thumbnails.of(new ByteArrayInputStream(photo.bytes()))
        .size(most, most)
        .resizerFactory(ends)
        .asBufferedImage();
  }
}
