package wxalbum.picture.png;

import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.OffHeapPictures;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;

/**
 * Decodes PNG that is not interlaced. The lines are reduced as they are read. Only a few lines are
 * held besides the reduced picture, which is outside the heap. Gamma and chromaticities are
 * ignored.
 */
public final class PngDecoder implements PictureDecoder {
  @Override
  public DecodedPicture decode(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    ChunkReader chunks = new ChunkReader(bytes);
    PngPreamble preamble = PngPreamble.read(chunks);
    PixelSize size = preamble.image().size();
    if (preamble.image().interlaced() || !size.equals(header.size())) {
      // Interlaced passes are not supported, and the pixel budget was checked for the size in the
      // header.
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    PixelReader reader = PixelReaderFactory.create(preamble);
    return OffHeapPictures.create(
        header.srgbConverter(),
        arena -> {
          OffHeapLineWriter output = new OffHeapLineWriter(header.reducedSize(reduction), arena);
          ImageDataReader data = new ImageDataReader(preamble.firstData(), chunks, budget);
          try (ScanlineReader lines = new ScanlineReader(preamble.image(), data)) {
            decodeLines(size, lines, reader, new BoxReducer(size.width(), reduction, output));
          }
          return output.toImage();
        });
  }

  @Override
  public long work(PictureHeader header) {
    return header.work().quick();
  }

  private static void decodeLines(
      PixelSize size, ScanlineReader lines, PixelReader reader, BoxReducer reducer) {
    int[] pixels = new int[size.width()];
    for (int y = 0; y < size.height(); y++) {
      reader.read(lines.next(), pixels);
      reducer.addLine(pixels);
    }
    reducer.finish();
  }
}
