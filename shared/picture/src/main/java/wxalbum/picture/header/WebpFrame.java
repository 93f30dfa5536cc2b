package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

import java.nio.ByteBuffer;

/**
 * The first coded picture of a WebP, which may cover only a part of the canvas (RFC 9649, section
 * 2.7.1.1).
 *
 * @param left pixels from the left edge of the canvas
 * @param top pixels from the upper edge of the canvas
 * @param size size in pixels
 * @param chunks the whole file, or the chunks of one frame of an animation
 */
public record WebpFrame(int left, int top, PixelSize size, ByteReader chunks) {
  private static final int SIGNATURE_BYTES = 12;
  private static final int IS_ANIMATED = 0x02;
  private static final int DURATION_AND_FLAGS_BYTES = 4;

  /**
   * Returns the first frame of a file.
   *
   * @param header the header of this file
   * @throws UndecodablePictureException when the file is not the one of the header
   */
  public static WebpFrame first(byte[] file, PictureHeader header) {
    ByteReader chunks = ByteReader.littleEndian(file);
    chunks.skip(SIGNATURE_BYTES);
    RiffChunk first = RiffChunk.read(chunks);
    return first.hasType("VP8X") && (first.content().readU8() & IS_ANIMATED) != 0
        ? readNext(chunks, header.size())
        : new WebpFrame(0, 0, header.size(), ByteReader.littleEndian(file));
  }

  /** Returns the bytes of the chunks, which a decoder reads like those of a file. */
  public ByteBuffer data() {
    return chunks.duplicate().toReadOnlyBuffer();
  }

  /**
   * Reads the next frame of an animation.
   *
   * @param chunks the chunks before the frame or from the frame on
   * @param canvas size of the canvas
   * @throws UndecodablePictureException when there is no frame, or it exceeds the canvas
   */
  static WebpFrame readNext(ByteReader chunks, PixelSize canvas) {
    RiffChunk chunk = RiffChunk.read(chunks);
    while (!chunk.hasType("ANMF")) {
      chunk = RiffChunk.read(chunks);
    }
    ByteReader content = chunk.content();
    int left = 2 * readU24(content);
    int top = 2 * readU24(content);
    PixelSize size = new PixelSize(1 + readU24(content), 1 + readU24(content));
    content.skip(DURATION_AND_FLAGS_BYTES);
    requireValid(left + size.width() <= canvas.width() && top + size.height() <= canvas.height());
    return new WebpFrame(left, top, size, content);
  }

  static int readU24(ByteReader bytes) {
    return bytes.readU16() | bytes.readU8() << 16;
  }
}
