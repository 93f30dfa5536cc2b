package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

import java.util.Optional;
import java.util.Set;
import wxalbum.picture.color.IccColorSpace;
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
    return RiffChunk.read(first).hasType("VP8X")
        ? readExtended(chunks, file.length)
        : readSimple(chunks, file.length);
  }

  private static PictureHeader readSimple(ByteReader chunks, int bytes) {
    WebpFrameHeader frame = WebpFrameHeader.readNext(chunks);
    return new PictureHeader(
        PictureType.WEBP,
        frame.size(),
        true,
        frame.workingBytes(),
        frame.work(bytes),
        Optional.empty());
  }

  /** Reads the extended format (2.7), which begins with flags and the size of the canvas. */
  private static PictureHeader readExtended(ByteReader chunks, int bytes) {
    ByteReader fields = RiffChunk.read(chunks).content();
    int flags = fields.readU8();
    fields.skip(3);
    PixelSize canvas = new PixelSize(1 + WebpFrame.readU24(fields), 1 + WebpFrame.readU24(fields));
    requireValid(fields.remaining() == 0);
    boolean animated = (flags & IS_ANIMATED) != 0;
    Optional<IccProfile> profile =
        (flags & HAS_PROFILE) != 0 ? findProfile(chunks.duplicate()) : Optional.empty();
    WebpFrameHeader frame = animated ? readAnimated(chunks, canvas) : readStill(chunks, canvas);
    return new PictureHeader(
        PictureType.WEBP, canvas, !animated, frame.workingBytes(), frame.work(bytes), profile);
  }

  /** Returns the profile before the first frame; empty if the frame comes first. */
  private static Optional<IccProfile> findProfile(ByteReader chunks) {
    RiffChunk chunk = RiffChunk.read(chunks);
    while (!chunk.hasType("ICCP") && !FRAME_TYPES.contains(chunk.type())) {
      chunk = RiffChunk.read(chunks);
    }
    return chunk.hasType("ICCP")
        ? EmbeddedIccProfile.parse(chunk.content().toByteArray(), IccColorSpace.RGB)
        : Optional.empty();
  }

  private static WebpFrameHeader readStill(ByteReader chunks, PixelSize canvas) {
    WebpFrameHeader frame = WebpFrameHeader.readNext(chunks);
    requireValid(frame.size().equals(canvas));
    return frame;
  }

  /** Reads the first frame of an animation, which covers a part of the canvas (2.7.1.1). */
  private static WebpFrameHeader readAnimated(ByteReader chunks, PixelSize canvas) {
    WebpFrame frame = WebpFrame.readNext(chunks, canvas);
    WebpFrameHeader coded = WebpFrameHeader.readNext(frame.chunks());
    requireValid(coded.size().equals(frame.size()));
    return coded;
  }
}
