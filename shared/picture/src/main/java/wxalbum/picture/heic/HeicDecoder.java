package wxalbum.picture.heic;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.OffHeapPictures;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.WorkBudget;

/**
 * Decoder of HEIC, which decodes one tile after another in one thread. Rotation and mirroring are
 * not applied; see {@link HeicFile#orientation()}.
 */
final class HeicDecoder implements PictureDecoder {
  private final Ffmpeg ffmpeg;

  /** Creates a decoder that uses these native libraries. */
  HeicDecoder(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  @Override
  public DecodedPicture decode(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    HeicFile file = HeicFile.read(bytes);
    return OffHeapPictures.create(
        header.srgbConverter(), arena -> decodePicture(file, reduction, arena, budget));
  }

  private BufferedImage decodePicture(
      HeicFile file, int reduction, Arena arena, WorkBudget budget) {
    TileCanvas canvas =
        new TileCanvas(file.grid(), file.tiles().getFirst().size(), reduction, arena);
    int next = 0;
    while (next < file.tiles().size()) {
      next = drawTiles(file, next, canvas, budget);
    }
    return canvas.toImage(file.cleanAperture());
  }

  /**
   * Draws the tiles from an index on that share the configuration of the first one.
   *
   * @return the index of the first tile that was not drawn
   */
  private int drawTiles(HeicFile file, int start, TileCanvas canvas, WorkBudget budget) {
    HevcTile first = file.tiles().get(start);
    int index = start;
    try (HevcDecoder decoder = new HevcDecoder(ffmpeg, first)) {
      while (index < file.tiles().size()
          && file.tiles().get(index).configuration().equals(first.configuration())) {
        budget.checkDeadline();
        DecodedFrame frame = decoder.decode(file.tiles().get(index));
        ColorInfo.YuvEncoding ofFrame = frame.encoding();
        ColorInfo.YuvEncoding coding =
            file.encoding().map(stated -> stated.withDefaults(ofFrame)).orElse(ofFrame);
        canvas.drawTile(frame, index, coding);
        index++;
      }
    }
    return index;
  }
}
