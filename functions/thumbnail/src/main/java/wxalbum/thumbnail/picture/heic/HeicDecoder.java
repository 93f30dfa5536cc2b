package wxalbum.thumbnail.picture.heic;

import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Decodes HEIC, tile by tile in one thread. Rotations and mirrorings are not applied: see {@link
 * HeicFile#orientation()}.
 */
public final class HeicDecoder implements Decoder {
  /** Whether the build has packed what decodes HEIC, and this machine can load it. */
  public static boolean isThere() {
    return Ffmpeg.PACKED.isPresent();
  }

  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    Ffmpeg ffmpeg = Ffmpeg.PACKED.orElseThrow(() -> new UnfitPicture(Fault.UNSUPPORTED_TYPE));
    HeicFile file = HeicFile.read(bytes, Long.MAX_VALUE);
    Canvas canvas = new Canvas(file.grid(), file.tiles().getFirst().size(), reduction);
    int painted = 0;
    while (painted < file.tiles().size()) {
      painted = paint(file, painted, canvas, ffmpeg);
    }
    return new Decoded(canvas.picture(), header.toSrgb(), () -> {});
  }

  /** Paints the tiles from one on that share its configuration, and tells the first of the rest. */
  private static int paint(HeicFile file, int from, Canvas canvas, Ffmpeg ffmpeg) {
    Tile first = file.tiles().get(from);
    int place = from;
    try (HevcDecoder decoder = new HevcDecoder(ffmpeg, first)) {
      while (place < file.tiles().size()
          && file.tiles().get(place).configuration().equals(first.configuration())) {
        Frame frame = decoder.decode(file.tiles().get(place));
        canvas.paint(frame, place, file.coding().orElse(frame.coding()));
        place++;
      }
    }
    return place;
  }
}
