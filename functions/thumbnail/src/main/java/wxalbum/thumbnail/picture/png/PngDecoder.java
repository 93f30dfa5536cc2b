package wxalbum.thumbnail.picture.png;

import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.foreign.OffHeap;

/**
 * Decodes PNG that is not interlaced. The lines are reduced as they are read. Only a few lines are
 * held besides the reduced picture, which is outside the heap. Gamma and chromaticities are
 * ignored.
 */
public final class PngDecoder implements Decoder {
  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    Chunks chunks = new Chunks(bytes);
    Preamble preamble = Preamble.read(chunks);
    Dimensions size = preamble.image().size();
    if (preamble.image().interlaced() || !size.equals(header.size())) {
      // Interlaced passes are not supported, and the pixel budget was checked for the size in the
      // header.
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    PixelReader reader = PixelReaders.of(preamble);
    return OffHeap.decoded(
        header.toSrgb(),
        arena -> {
          Canvas output = new Canvas(header.reduced(reduction), arena);
          ImageData data = new ImageData(preamble.firstData(), chunks);
          try (Lines lines = new Lines(preamble.image(), data)) {
            paint(size, lines, reader, new BoxReducer(size.width(), reduction, output));
          }
          return output.picture();
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
