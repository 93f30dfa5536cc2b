package wxalbum.thumbnail.bench;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.resizers.DefaultResizerFactory;
import net.coobird.thumbnailator.resizers.Resizer;
import net.coobird.thumbnailator.resizers.ResizerFactory;
import wxalbum.thumbnail.picture.imageio.ImageIoEncoder;

/** Thumbnailator by someone who thinks of time: decoded once, each rendition from the last one. */
final class DecodeOnce implements Variant {
  private final ImageIoEncoder encoder = new ImageIoEncoder();

  @Override
  public String name() {
    return "decode-once";
  }

  @Override
  public Run run(Photo photo) throws IOException {
    DecodeEnd decoded = new DecodeEnd();
    long start = System.nanoTime();
    Map<Integer, BufferedImage> pictures = new LinkedHashMap<>();
    BufferedImage picture =
        Thumbnails.of(new ByteArrayInputStream(photo.bytes()))
            .size(SIDES.getFirst(), SIDES.getFirst())
            .resizerFactory(decoded)
            .asBufferedImage();
    pictures.put(SIDES.getFirst(), picture);
    for (int side : SIDES.subList(1, SIDES.size())) {
      picture = Thumbnails.of(picture).size(side, side).asBufferedImage();
      pictures.put(side, picture);
    }
    long resized = System.nanoTime();
    Map<Integer, byte[]> jpegs = new LinkedHashMap<>();
    pictures.forEach((side, pixels) -> jpegs.put(side, encoder.encode(pixels)));
    long end = System.nanoTime();
    Run.Split split =
        new Run.Split(
            (decoded.at - start) / 1e6, (resized - decoded.at) / 1e6, (end - resized) / 1e6);
    return new Run((end - start) / 1e6, Optional.of(split), jpegs);
  }

  /** Notes when Thumbnailator has decoded: then it asks for a resizer, and gets the usual one. */
  private static final class DecodeEnd implements ResizerFactory {
    private long at;

    @Override
    public Resizer getResizer() {
      at = System.nanoTime();
      return DefaultResizerFactory.getInstance().getResizer();
    }

    @Override
    public Resizer getResizer(Dimension original, Dimension thumbnail) {
      at = System.nanoTime();
      return DefaultResizerFactory.getInstance().getResizer(original, thumbnail);
    }
  }
}
