package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

import java.util.Optional;
import java.util.Set;
import wxalbum.picture.color.IccProfile;

/** Reads the chunks of a WebP up to the data of its first frame (RFC 9649, section 2). */
final class WebpHeader {
  private static final int HAS_PROFILE = 0x20;
  private static final int IS_ANIMATED = 0x02;
  private static final Set<String> FRAME_TYPES = Set.of("VP8 ", "VP8L", "ANMF");

  private WebpHeader() {}

  static PictureHeader read(byte[] file) {
    ByteReader riff = ByteReader.littleEndian(file);
    riff.skip("RIFF".length());
    ByteReader chunks = riff.readPart(riff.readU32());
    chunks.skip("WEBP".length());
    ByteReader first = chunks.duplicate();
    return RiffChunk.read(first).hasType("VP8X") ? readExtended(chunks) : readSimple(chunks);
  }

  private static PictureHeader readSimple(ByteReader chunks) {
    WebpFrameHeader frame = WebpFrameHeader.readNext(chunks);
    return new PictureHeader(
        PictureType.WEBP, frame.size(), true, frame.workingBytes(), Optional.empty());
  }

  /** Reads the extended format (2.7), which begins with flags and the size of the canvas. */
  private static PictureHeader readExtended(ByteReader chunks) {
    ByteReader fields = RiffChunk.read(chunks).content();
    int flags = fields.readU8();
    fields.skip(3);
    PixelSize canvas = new PixelSize(1 + readU24(fields), 1 + readU24(fields));
    requireValid(fields.remaining() == 0);
    boolean animated = (flags & IS_ANIMATED) != 0;
    Optional<IccProfile> profile =
        (flags & HAS_PROFILE) != 0 ? findProfile(chunks.duplicate()) : Optional.empty();
    WebpFrameHeader frame = animated ? readAnimated(chunks, canvas) : readStill(chunks, canvas);
    return new PictureHeader(PictureType.WEBP, canvas, !animated, frame.workingBytes(), profile);
  }

  /** Returns the profile before the first frame; empty if the frame comes first. */
  private static Optional<IccProfile> findProfile(ByteReader chunks) {
    RiffChunk chunk = RiffChunk.read(chunks);
    while (!chunk.hasType("ICCP") && !FRAME_TYPES.contains(chunk.type())) {
      chunk = RiffChunk.read(chunks);
    }
    return chunk.hasType("ICCP")
        ? EmbeddedIccProfile.parse(chunk.content().toByteArray())
        : Optional.empty();
  }

  private static WebpFrameHeader readStill(ByteReader chunks, PixelSize canvas) {
    WebpFrameHeader frame = WebpFrameHeader.readNext(chunks);
    requireValid(frame.size().equals(canvas));
    return frame;
  }

  /** Reads the first frame of an animation, which covers a part of the canvas (2.7.1.1). */
  private static WebpFrameHeader readAnimated(ByteReader chunks, PixelSize canvas) {
    RiffChunk chunk = RiffChunk.read(chunks);
    while (!chunk.hasType("ANMF")) {
      chunk = RiffChunk.read(chunks);
    }
    ByteReader content = chunk.content();
    int left = 2 * readU24(content);
    int top = 2 * readU24(content);
    PixelSize size = new PixelSize(1 + readU24(content), 1 + readU24(content));
    content.skip(4);
    requireValid(left + size.width() <= canvas.width() && top + size.height() <= canvas.height());
    WebpFrameHeader frame = WebpFrameHeader.readNext(content);
    requireValid(frame.size().equals(size));
    return frame;
  }

  private static int readU24(ByteReader bytes) {
    return bytes.readU16() | bytes.readU8() << 16;
  }
}
