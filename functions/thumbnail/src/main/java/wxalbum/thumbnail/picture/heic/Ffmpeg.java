package wxalbum.thumbnail.picture.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.thumbnail.picture.foreign.NativeFunction;
import wxalbum.thumbnail.picture.foreign.NativeFunctions;
import wxalbum.thumbnail.picture.foreign.NativeLibrary;

/** What is used of FFmpeg 7.1 to decode coded pictures. */
public final class Ffmpeg {
  /** {@code AV_LOG_QUIET}: it prints no messages of its own. */
  private static final int SILENT = -8;

  /** Bytes that it may ask for at once: the luma of the largest tile, and what borders that. */
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

  /** The decoder of HEVC that is part of FFmpeg itself. */
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
   * @throws UnsatisfiedLinkError when the build has packed none that it can run, or another
   *     version; the message says why
   */
  public static Ffmpeg load() {
    NativeLibrary library =
        NativeLibrary.here(
            "libavcodec.so.61", "libdrm.so.2", "libavutil.so.59", "libswresample.so.5");
    NativeFunctions functions = new NativeFunctions(library.load(Ffmpeg.class.getClassLoader()));
    if (functions.function("avcodec_version", JAVA_INT).number() != FfmpegLayout.AVCODEC_VERSION) {
      throw new UnsatisfiedLinkError("it is of another version");
    }
    return new Ffmpeg(functions);
  }

  private static MemorySegment decoder(NativeFunctions library, String name) {
    try (Arena arena = Arena.ofConfined()) {
      return library
          .function("avcodec_find_decoder_by_name", ADDRESS, ADDRESS)
          .pointer(arena.allocateFrom(name))
          .orElseThrow(() -> new UnsatisfiedLinkError("it has no decoder " + name));
    }
  }
}
