package wxalbum.thumbnail.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.coobird.thumbnailator.Thumbnails;

/** Thumbnailator as its users write it: the file decoded anew for each rendition. */
final class PlainThumbnailator implements Variant {
  @Override
  public String name() {
    return "thumbnailator";
  }

  @Override
  public Run run(Photo photo) throws IOException {
    long start = System.nanoTime();
    Map<Integer, byte[]> jpegs = new HashMap<>();
    for (int side : SIDES) {
      ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
      Thumbnails.of(new ByteArrayInputStream(photo.bytes()))
          .size(side, side)
          .outputFormat("jpg")
          .outputQuality(0.82)
          .toOutputStream(jpeg);
      jpegs.put(side, jpeg.toByteArray());
    }
    return new Run((System.nanoTime() - start) / 1e6, Optional.empty(), jpegs);
  }
}
