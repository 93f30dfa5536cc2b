package wxalbum.picture.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import net.coobird.thumbnailator.Thumbnails;

/** Uses Thumbnailator as its documentation shows: the file is decoded again for each rendition. */
final class PlainThumbnailatorVariant extends JavaVariant {
  @Override
  public String name() {
    return "thumbnailator";
  }

  @Override
  Map<Integer, byte[]> createJpegs(BenchmarkPhoto photo) throws IOException {
    return ReaderOrder.withJdkReadersFirst(
        () -> {
          Map<Integer, byte[]> jpegs = new HashMap<>();
          for (int side : LONGEST_SIDES) {
            PhaseRecorder recorder = new PhaseRecorder(phases);
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            Thumbnails.of(new ByteArrayInputStream(photo.bytes()))
                .size(photo.limitSide(side), photo.limitSide(side))
                .resizerFactory(recorder)
                .addFilter(recorder)
                .outputFormat("jpg")
                .outputQuality(0.82)
                .toOutputStream(jpeg);
            recorder.endPhase("encode");
            jpegs.put(side, jpeg.toByteArray());
          }
          return jpegs;
        });
  }
}
