package wxalbum.picture.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.coobird.thumbnailator.Thumbnails;
import wxalbum.picture.imageio.ImageIoJpegEncoder;

/**
 * Uses Thumbnailator optimized for time: the photo is decoded once, and each rendition is made from
 * the one before.
 */
final class DecodeOnceVariant extends JavaVariant {
  private final ImageIoJpegEncoder encoder = new ImageIoJpegEncoder();

  @Override
  public String name() {
    return "decode-once";
  }

  @Override
  Map<Integer, byte[]> createJpegs(BenchmarkPhoto photo) throws IOException {
    PhaseRecorder recorder = new PhaseRecorder(phases);
    Map<Integer, BufferedImage> pictures = new LinkedHashMap<>();
    BufferedImage picture = ReaderOrder.withJdkReadersFirst(() -> decodeLargest(photo, recorder));
    pictures.put(LONGEST_SIDES.getFirst(), picture);
    for (int requested : LONGEST_SIDES.subList(1, LONGEST_SIDES.size())) {
      int side = photo.limitSide(requested);
      picture = Thumbnails.of(picture).size(side, side).asBufferedImage();
      pictures.put(requested, picture);
    }
    recorder.endPhase("resize");
    Map<Integer, byte[]> jpegs = new HashMap<>();
    pictures.forEach((requested, pixels) -> jpegs.put(requested, encoder.encode(pixels)));
    recorder.endPhase("encode");
    return jpegs;
  }

  private static BufferedImage decodeLargest(BenchmarkPhoto photo, PhaseRecorder recorder)
      throws IOException {
    int side = photo.limitSide(LONGEST_SIDES.getFirst());
    return Thumbnails.of(new ByteArrayInputStream(photo.bytes()))
        .size(side, side)
        .resizerFactory(recorder)
        .asBufferedImage();
  }
}
