package wxalbum.thumbnail.picture.heic;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.foreign.OffHeap;

/**
 * Decoder of HEIC, which decodes one tile after another in one thread. Rotation and mirroring are
 * not applied; see {@link HeicFile#orientation()}.
 */
public final class HeicDecoder implements Decoder {
  private final Ffmpeg ffmpeg;

  /** Creates a decoder that uses these native libraries. */
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
    int next = 0;
    while (next < file.tiles().size()) {
      next = paint(file, next, canvas);
    }
    return canvas.picture(file.shown());
  }

  /**
   * Draws the tiles from an index on that share the configuration of the first one.
   *
   * @return the index of the first tile that was not drawn
   */
  private int paint(HeicFile file, int start, Canvas canvas) {
    Tile first = file.tiles().get(start);
    int index = start;
    try (HevcDecoder decoder = new HevcDecoder(ffmpeg, first)) {
      while (index < file.tiles().size()
          && file.tiles().get(index).configuration().equals(first.configuration())) {
        Frame frame = decoder.decode(file.tiles().get(index));
        Colours.Coding ofFrame = frame.coding();
        Colours.Coding coding = file.coding().map(stated -> stated.or(ofFrame)).orElse(ofFrame);
        canvas.paint(frame, index, coding);
        index++;
      }
    }
    return index;
  }
}
