package wxalbum.thumbnail.picture.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Where the fields of FFmpeg 7.1 lie in its structures, in bytes, on 64-bit Linux; measured on the
 * very build that is packed. No other version is called.
 */
@SuppressWarnings("restricted")
final class FfmpegLayout {
  /** What {@code avcodec_version} returns: 61.19.100. */
  static final int AVCODEC_VERSION = (61 << 16) | (19 << 8) | 100;

  /** Zeros that must follow what decoders read. */
  static final int PADDING = 64;

  private static final long CONTEXT_SIZE = 864;
  private static final long CONTEXT_EXTRADATA = 72;
  private static final long CONTEXT_EXTRADATA_SIZE = 80;

  private static final long PACKET_SIZE = 104;
  private static final long PACKET_DATA = 24;

  private static final long FRAME_SIZE = 440;
  private static final long FRAME_LINESIZE = 64;
  private static final long FRAME_WIDTH = 104;
  private static final long FRAME_HEIGHT = 108;
  private static final long FRAME_FORMAT = 116;
  private static final long FRAME_COLOR_RANGE = 296;
  private static final long FRAME_COLORSPACE = 308;
  private static final long FRAME_DECODE_ERROR_FLAGS = 344;
  private static final int RANGE_FULL = 2;

  private FfmpegLayout() {}

  /** Gives an {@code AVCodecContext} its configuration, which it then owns. */
  static void configure(MemorySegment context, MemorySegment configuration, int length) {
    MemorySegment fields = context.reinterpret(CONTEXT_SIZE);
    fields.set(ADDRESS, CONTEXT_EXTRADATA, configuration);
    fields.set(JAVA_INT, CONTEXT_EXTRADATA_SIZE, length);
  }

  /** The bytes of an {@code AVPacket} that was made this long. */
  static MemorySegment data(MemorySegment packet, long length) {
    return packet.reinterpret(PACKET_SIZE).get(ADDRESS, PACKET_DATA).reinterpret(length);
  }

  /** Copies what an {@code AVFrame} says. */
  static Frame frame(MemorySegment frame) {
    MemorySegment fields = frame.reinterpret(FRAME_SIZE);
    Frame.Plane[] planes = new Frame.Plane[3];
    for (int i = 0; i < planes.length; i++) {
      planes[i] =
          new Frame.Plane(
              fields.get(ADDRESS, (long) i * Long.BYTES),
              fields.get(JAVA_INT, FRAME_LINESIZE + (long) i * Integer.BYTES));
    }
    return new Frame(
        fields.get(JAVA_INT, FRAME_WIDTH),
        fields.get(JAVA_INT, FRAME_HEIGHT),
        SampleFormat.of(fields.get(JAVA_INT, FRAME_FORMAT)),
        new Colours.Coding(
            fields.get(JAVA_INT, FRAME_COLORSPACE),
            fields.get(JAVA_INT, FRAME_COLOR_RANGE) == RANGE_FULL),
        fields.get(JAVA_INT, FRAME_DECODE_ERROR_FLAGS) != 0,
        List.of(planes));
  }
}
