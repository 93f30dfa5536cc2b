package wxalbum.picture.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.picture.nativelib.NativeFunction;
import wxalbum.picture.nativelib.NativeFunctions;
import wxalbum.picture.nativelib.NativeLibrary;

/** The functions of FFmpeg 7.1 that decode HEVC pictures. */
final class Ffmpeg {
  /** {@code AV_LOG_QUIET}: FFmpeg prints no messages. */
  private static final int LOG_QUIET = -8;

  /** Limit of one allocation in bytes: the luma of the largest tile with its borders. */
  private static final long MAX_ALLOCATION = 80L << 20;

  final NativeFunction allocateContext;
  final NativeFunction freeContext;
  final NativeFunction openDecoder;
  final NativeFunction flushDecoder;
  final NativeFunction sendPacket;
  final NativeFunction receiveFrame;
  final NativeFunction allocatePacket;
  final NativeFunction allocatePacketData;
  final NativeFunction releasePacketData;
  final NativeFunction freePacket;
  final NativeFunction allocateFrame;
  final NativeFunction freeFrame;
  final NativeFunction allocateZeroed;
  final NativeFunction setIntOption;

  /** FFmpeg's own HEVC decoder ({@code AVCodec}). */
  final MemorySegment hevcDecoder;

  private Ffmpeg(NativeFunctions library) {
    allocateContext = library.function("avcodec_alloc_context3", ADDRESS, ADDRESS);
    freeContext = library.voidFunction("avcodec_free_context", ADDRESS);
    openDecoder = library.function("avcodec_open2", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    flushDecoder = library.voidFunction("avcodec_flush_buffers", ADDRESS);
    sendPacket = library.function("avcodec_send_packet", JAVA_INT, ADDRESS, ADDRESS);
    receiveFrame = library.function("avcodec_receive_frame", JAVA_INT, ADDRESS, ADDRESS);
    allocatePacket = library.function("av_packet_alloc", ADDRESS);
    allocatePacketData = library.function("av_new_packet", JAVA_INT, ADDRESS, JAVA_INT);
    releasePacketData = library.voidFunction("av_packet_unref", ADDRESS);
    freePacket = library.voidFunction("av_packet_free", ADDRESS);
    allocateFrame = library.function("av_frame_alloc", ADDRESS);
    freeFrame = library.voidFunction("av_frame_free", ADDRESS);
    allocateZeroed = library.function("av_mallocz", ADDRESS, JAVA_LONG);
    setIntOption =
        library.function("av_opt_set_int", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
    library.voidFunction("av_log_set_level", JAVA_INT).invoke(LOG_QUIET);
    library.voidFunction("av_max_alloc", JAVA_LONG).invoke(MAX_ALLOCATION);
    hevcDecoder = findDecoder(library, "hevc");
  }

  /**
   * Loads the libraries for this machine.
   *
   * @throws UnsatisfiedLinkError when the build contains no libraries for this machine, or another
   *     version; the message states the reason
   */
  static Ffmpeg load() {
    NativeLibrary library =
        NativeLibrary.forThisMachine(
            "libavcodec.so.61", "libdrm.so.2", "libavutil.so.59", "libswresample.so.5");
    NativeFunctions functions = new NativeFunctions(library.load(Ffmpeg.class.getClassLoader()));
    if (functions.function("avcodec_version", JAVA_INT).invokeInt()
        != FfmpegLayout.AVCODEC_VERSION) {
      throw new UnsatisfiedLinkError("libavcodec does not have the required version 61.19.100");
    }
    return new Ffmpeg(functions);
  }

  private static MemorySegment findDecoder(NativeFunctions library, String name) {
    try (Arena arena = Arena.ofConfined()) {
      return library
          .function("avcodec_find_decoder_by_name", ADDRESS, ADDRESS)
          .invokePointer(arena.allocateFrom(name))
          .orElseThrow(() -> new UnsatisfiedLinkError("libavcodec contains no decoder " + name));
    }
  }
}
