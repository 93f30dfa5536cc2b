package wxalbum.thumbnail.picture.heic;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.foreign.OffHeap;

/**
 * Decodes HEIC, tile by tile in one thread. Rotations and mirrorings are not applied: see {@link
 * HeicFile#orientation()}.
 */
public final class HeicDecoder implements Decoder {
  private final Ffmpeg ffmpeg;

  /** A decoder that uses these libraries. */
  public HeicDecoder(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    HeicFile file = HeicFile.read(bytes);
    return OffHeap.decoded(header.toSrgb(), arena -> picture(file, reduction, arena));
  }

  private BufferedImage picture(HeicFile file, int reduction, Arena arena) {
    Canvas canvas = new Canvas(file.grid(), file.tiles().getFirst().size(), reduction, arena);
    int painted = 0;
    while (painted < file.tiles().size()) {
      painted = paint(file, painted, canvas);
    }
    return canvas.picture(file.shown());
  }

  /** Paints the tiles from one on that share its configuration, and tells the first of the rest. */
  private int paint(HeicFile file, int from, Canvas canvas) {
    Tile first = file.tiles().get(from);
    int place = from;
    try (HevcDecoder decoder = new HevcDecoder(ffmpeg, first)) {
      while (place < file.tiles().size()
          && file.tiles().get(place).configuration().equals(first.configuration())) {
        Frame frame = decoder.decode(file.tiles().get(place));
        Colours.Coding coded = frame.coding();
        canvas.paint(frame, place, file.coding().map(told -> told.or(coded)).orElse(coded));
        place++;
      }
    }
    return place;
  }
}
