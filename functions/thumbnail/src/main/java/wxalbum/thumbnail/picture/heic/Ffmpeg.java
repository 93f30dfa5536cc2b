package wxalbum.thumbnail.picture.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.thumbnail.picture.foreign.NativeFunction;
import wxalbum.thumbnail.picture.foreign.NativeFunctions;
import wxalbum.thumbnail.picture.foreign.NativeLibrary;

/** The functions of FFmpeg 7.1 that decode HEVC pictures. */
public final class Ffmpeg {
  /** {@code AV_LOG_QUIET}: FFmpeg prints no messages. */
  private static final int SILENT = -8;

  /** Limit of one allocation in bytes: the luma of the largest tile with its borders. */
  private static final long MOST_AT_ONCE = 80L << 20;

  final NativeFunction newContext;
  final NativeFunction freeContext;
  final NativeFunction open;
  final NativeFunction flush;
  final NativeFunction send;
  final NativeFunction receive;
  final NativeFunction newPacket;
  final NativeFunction fillPacket;
  final NativeFunction emptyPacket;
  final NativeFunction freePacket;
  final NativeFunction newFrame;
  final NativeFunction freeFrame;
  final NativeFunction allocate;
  final NativeFunction set;

  /** FFmpeg's own HEVC decoder ({@code AVCodec}). */
  final MemorySegment hevc;

  private Ffmpeg(NativeFunctions library) {
    newContext = library.function("avcodec_alloc_context3", ADDRESS, ADDRESS);
    freeContext = library.procedure("avcodec_free_context", ADDRESS);
    open = library.function("avcodec_open2", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    flush = library.procedure("avcodec_flush_buffers", ADDRESS);
    send = library.function("avcodec_send_packet", JAVA_INT, ADDRESS, ADDRESS);
    receive = library.function("avcodec_receive_frame", JAVA_INT, ADDRESS, ADDRESS);
    newPacket = library.function("av_packet_alloc", ADDRESS);
    fillPacket = library.function("av_new_packet", JAVA_INT, ADDRESS, JAVA_INT);
    emptyPacket = library.procedure("av_packet_unref", ADDRESS);
    freePacket = library.procedure("av_packet_free", ADDRESS);
    newFrame = library.function("av_frame_alloc", ADDRESS);
    freeFrame = library.procedure("av_frame_free", ADDRESS);
    allocate = library.function("av_mallocz", ADDRESS, JAVA_LONG);
    set = library.function("av_opt_set_int", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
    library.procedure("av_log_set_level", JAVA_INT).run(SILENT);
    library.procedure("av_max_alloc", JAVA_LONG).run(MOST_AT_ONCE);
    hevc = decoder(library, "hevc");
  }

  /**
   * Loads the libraries for this machine.
   *
   * @throws UnsatisfiedLinkError when the build contains no libraries for this machine, or another
   *     version; the message states the reason
   */
  public static Ffmpeg load() {
    NativeLibrary library =
        NativeLibrary.here(
            "libavcodec.so.61", "libdrm.so.2", "libavutil.so.59", "libswresample.so.5");
    NativeFunctions functions = new NativeFunctions(library.load(Ffmpeg.class.getClassLoader()));
    if (functions.function("avcodec_version", JAVA_INT).number() != FfmpegLayout.AVCODEC_VERSION) {
      throw new UnsatisfiedLinkError("libavcodec does not have the required version 61.19.100");
    }
    return new Ffmpeg(functions);
  }

  private static MemorySegment decoder(NativeFunctions library, String name) {
    try (Arena arena = Arena.ofConfined()) {
      return library
          .function("avcodec_find_decoder_by_name", ADDRESS, ADDRESS)
          .pointer(arena.allocateFrom(name))
          .orElseThrow(() -> new UnsatisfiedLinkError("libavcodec contains no decoder " + name));
    }
  }
}
