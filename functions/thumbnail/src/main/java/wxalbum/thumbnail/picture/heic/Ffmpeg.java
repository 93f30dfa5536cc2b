package wxalbum.thumbnail.picture.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;

/** The functions of FFmpeg that decode a coded picture, named as its headers name them. */
final class Ffmpeg {
  /** Those of the packed build; nothing where none is packed, or another version. */
  static final Optional<Ffmpeg> PACKED = load();

  private static final int LOG_QUIET = -8;

  final NativeFunction newContext;
  final NativeFunction freeContext;
  final NativeFunction newParameters;
  final NativeFunction freeParameters;
  final NativeFunction parametersToContext;
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

  private Ffmpeg(SymbolLookup library) {
    newContext = returningPointer(library, "avcodec_alloc_context3", ADDRESS);
    freeContext = returningNothing(library, "avcodec_free_context", ADDRESS);
    newParameters = returningPointer(library, "avcodec_parameters_alloc");
    freeParameters = returningNothing(library, "avcodec_parameters_free", ADDRESS);
    parametersToContext = returningInt(library, "avcodec_parameters_to_context", ADDRESS, ADDRESS);
    open = returningInt(library, "avcodec_open2", ADDRESS, ADDRESS, ADDRESS);
    flush = returningNothing(library, "avcodec_flush_buffers", ADDRESS);
    send = returningInt(library, "avcodec_send_packet", ADDRESS, ADDRESS);
    receive = returningInt(library, "avcodec_receive_frame", ADDRESS, ADDRESS);
    newPacket = returningPointer(library, "av_packet_alloc");
    fillPacket = returningInt(library, "av_new_packet", ADDRESS, JAVA_INT);
    emptyPacket = returningNothing(library, "av_packet_unref", ADDRESS);
    freePacket = returningNothing(library, "av_packet_free", ADDRESS);
    newFrame = returningPointer(library, "av_frame_alloc");
    freeFrame = returningNothing(library, "av_frame_free", ADDRESS);
    allocate = returningPointer(library, "av_mallocz", JAVA_LONG);
    set = returningInt(library, "av_opt_set_int", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
    returningNothing(library, "av_log_set_level", JAVA_INT).run(LOG_QUIET);
    try (Arena arena = Arena.ofConfined()) {
      hevc =
          returningPointer(library, "avcodec_find_decoder_by_name", ADDRESS)
              .pointer(arena.allocateFrom("hevc"));
    }
  }

  private static Optional<Ffmpeg> load() {
    return NativeLibraries.load(
            List.of("libdrm.so.2", "libavutil.so.59", "libswresample.so.5", "libavcodec.so.61"))
        .filter(Ffmpeg::hasTheLayout)
        .map(Ffmpeg::new);
  }

  private static boolean hasTheLayout(SymbolLookup library) {
    return returningInt(library, "avcodec_version").number() == FfmpegLayout.AVCODEC_VERSION;
  }

  private static NativeFunction returningPointer(
      SymbolLookup library, String name, MemoryLayout... parameters) {
    return NativeFunction.of(library, name, FunctionDescriptor.of(ADDRESS, parameters));
  }

  private static NativeFunction returningInt(
      SymbolLookup library, String name, MemoryLayout... parameters) {
    return NativeFunction.of(library, name, FunctionDescriptor.of(JAVA_INT, parameters));
  }

  private static NativeFunction returningNothing(
      SymbolLookup library, String name, MemoryLayout... parameters) {
    return NativeFunction.of(library, name, FunctionDescriptor.ofVoid(parameters));
  }
}
