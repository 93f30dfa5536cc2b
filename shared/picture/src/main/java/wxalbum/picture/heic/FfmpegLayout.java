package wxalbum.picture.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Offsets in bytes of the fields in the structures of FFmpeg 7.1 on 64-bit Linux. They were
 * measured on the packed build and are valid for no other version.
 */
@SuppressWarnings("restricted")
final class FfmpegLayout {
  /** The result of {@code avcodec_version}: 61.19.100. */
  static final int AVCODEC_VERSION = (61 << 16) | (19 << 8) | 100;

  /** Number of zero bytes that must follow the input of a decoder. */
  static final int INPUT_PADDING_BYTES = 64;

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

  /** Sets the configuration of an {@code AVCodecContext}, which takes ownership of its memory. */
  static void setConfiguration(MemorySegment context, MemorySegment configuration, int length) {
    MemorySegment fields = context.reinterpret(CONTEXT_SIZE);
    fields.set(ADDRESS, CONTEXT_EXTRADATA, configuration);
    fields.set(JAVA_INT, CONTEXT_EXTRADATA_SIZE, length);
  }

  /** Returns the data of an {@code AVPacket} that was allocated with this length in bytes. */
  static MemorySegment packetData(MemorySegment packet, long length) {
    return packet.reinterpret(PACKET_SIZE).get(ADDRESS, PACKET_DATA).reinterpret(length);
  }

  /** Reads the fields of an {@code AVFrame}; the samples stay in the memory of FFmpeg. */
  static DecodedFrame readFrame(MemorySegment frame) {
    MemorySegment fields = frame.reinterpret(FRAME_SIZE);
    DecodedFrame.Plane[] planes = new DecodedFrame.Plane[3];
    for (int i = 0; i < planes.length; i++) {
      planes[i] =
          new DecodedFrame.Plane(
              fields.get(ADDRESS, (long) i * Long.BYTES),
              fields.get(JAVA_INT, FRAME_LINESIZE + (long) i * Integer.BYTES));
    }
    return new DecodedFrame(
        fields.get(JAVA_INT, FRAME_WIDTH),
        fields.get(JAVA_INT, FRAME_HEIGHT),
        SampleFormat.fromFfmpeg(fields.get(JAVA_INT, FRAME_FORMAT)),
        new ColorInfo.YuvEncoding(
            fields.get(JAVA_INT, FRAME_COLORSPACE),
            fields.get(JAVA_INT, FRAME_COLOR_RANGE) == RANGE_FULL),
        fields.get(JAVA_INT, FRAME_DECODE_ERROR_FLAGS) != 0,
        List.of(planes));
  }
}
