package wxalbum.thumbnail.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import net.coobird.thumbnailator.Thumbnails;

/** Uses Thumbnailator as its documentation shows: the file is decoded again for each rendition. */
final class PlainThumbnailator extends JavaVariant {
  @Override
  public String name() {
    return "thumbnailator";
  }

  @Override
  Map<Integer, byte[]> jpegs(Photo photo) throws IOException {
    return JavasReader.first(
        () -> {
          Map<Integer, byte[]> jpegs = new HashMap<>();
          for (int side : SIDES) {
            PhaseEnds phases = new PhaseEnds();
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            Thumbnails.of(new ByteArrayInputStream(photo.bytes()))
                .size(photo.atMost(side), photo.atMost(side))
                .resizerFactory(phases)
                .addFilter(phases)
                .outputFormat("jpg")
                .outputQuality(0.82)
                .toOutputStream(jpeg);
            phases.ended("encode");
            jpegs.put(side, jpeg.toByteArray());
          }
          return jpegs;
        });
  }
}
