package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import java.util.Optional;
import java.util.Set;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;

/** Reads the chunks of a WebP up to the data of its first frame (RFC 9649, section 2). */
final class WebpHeader {
  private static final int HAS_PROFILE = 0x20;
  private static final int MOVES = 0x02;
  private static final Set<String> FRAMES = Set.of("VP8 ", "VP8L", "ANMF");

  private WebpHeader() {}

  static Header read(byte[] file) {
    HeaderBytes riff = HeaderBytes.littleEndian(file);
    riff.skip("RIFF".length());
    HeaderBytes chunks = riff.part(riff.four());
    chunks.skip("WEBP".length());
    HeaderBytes first = chunks.ahead();
    return RiffChunk.read(first).is("VP8X") ? extended(chunks) : simple(chunks);
  }

  private static Header simple(HeaderBytes chunks) {
    WebpFrame frame = WebpFrame.next(chunks);
    return new Header(PictureType.WEBP, frame.size(), true, frame.workingBytes(), Optional.empty());
  }

  /** Reads the extended format (2.7), which begins with flags and the size of the canvas. */
  private static Header extended(HeaderBytes chunks) {
    HeaderBytes fields = RiffChunk.read(chunks).content();
    int flags = fields.one();
    fields.skip(3);
    Dimensions canvas = new Dimensions(1 + three(fields), 1 + three(fields));
    insist(fields.left() == 0);
    boolean animated = (flags & MOVES) != 0;
    Optional<IccProfile> profile =
        (flags & HAS_PROFILE) != 0 ? profile(chunks.ahead()) : Optional.empty();
    WebpFrame frame = animated ? moving(chunks, canvas) : still(chunks, canvas);
    return new Header(PictureType.WEBP, canvas, !animated, frame.workingBytes(), profile);
  }

  /** Returns the profile before the first frame; empty if the frame comes first. */
  private static Optional<IccProfile> profile(HeaderBytes chunks) {
    RiffChunk chunk = RiffChunk.read(chunks);
    while (!chunk.is("ICCP") && !FRAMES.contains(chunk.type())) {
      chunk = RiffChunk.read(chunks);
    }
    return chunk.is("ICCP") ? EmbeddedProfile.of(chunk.content().copy()) : Optional.empty();
  }

  private static WebpFrame still(HeaderBytes chunks, Dimensions canvas) {
    WebpFrame frame = WebpFrame.next(chunks);
    insist(frame.size().equals(canvas));
    return frame;
  }

  /** Reads the first frame of an animation, which covers a part of the canvas (2.7.1.1). */
  private static WebpFrame moving(HeaderBytes chunks, Dimensions canvas) {
    RiffChunk chunk = RiffChunk.read(chunks);
    while (!chunk.is("ANMF")) {
      chunk = RiffChunk.read(chunks);
    }
    HeaderBytes content = chunk.content();
    int left = 2 * three(content);
    int top = 2 * three(content);
    Dimensions size = new Dimensions(1 + three(content), 1 + three(content));
    content.skip(4);
    insist(left + size.width() <= canvas.width() && top + size.height() <= canvas.height());
    WebpFrame frame = WebpFrame.next(content);
    insist(frame.size().equals(size));
    return frame;
  }

  private static int three(HeaderBytes bytes) {
    return bytes.two() | bytes.one() << 16;
  }
}
