package wxalbum.thumbnail.picture.png;

import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.foreign.OffHeap;

/**
 * Decodes PNG that is not interlaced. The lines are reduced while they come: beside the reduced
 * picture, which lies outside of the heap, a few lines are all that is held. Gamma and
 * chromaticities are left alone.
 */
public final class PngDecoder implements Decoder {
  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    Chunks chunks = new Chunks(bytes);
    Preamble preamble = Preamble.read(chunks);
    Dimensions size = preamble.image().size();
    if (preamble.image().interlaced() || !size.equals(header.size())) {
      // Passes are not known here; and the budget was checked on another size.
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    PixelReader reader = PixelReaders.of(preamble);
    return OffHeap.decoded(
        header.toSrgb(),
        arena -> {
          Canvas canvas = new Canvas(header.reduced(reduction), arena);
          ImageData data = new ImageData(preamble.firstData(), chunks);
          try (Lines lines = new Lines(preamble.image(), data)) {
            paint(size, lines, reader, new BoxReducer(size.width(), reduction, canvas));
          }
          return canvas.picture();
        });
  }

  private static void paint(Dimensions size, Lines lines, PixelReader reader, BoxReducer reducer) {
    int[] pixels = new int[size.width()];
    for (int y = 0; y < size.height(); y++) {
      reader.read(lines.next(), pixels);
      reducer.add(pixels);
    }
    reducer.finish();
  }
}
