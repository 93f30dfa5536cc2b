package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.picture.nativelib.NativeFunction;
import wxalbum.picture.nativelib.NativeFunctions;

/** The functions of libwebp 1.6 that are used here (header {@code webp/decode.h}). */
final class LibWebp {
  /** {@code VP8_STATUS_OK}. */
  static final int OK = 0;

  /** {@code VP8_STATUS_SUSPENDED}: the data ends early. */
  static final int SUSPENDED = 5;

  /**
   * {@code WEBP_DECODER_ABI_VERSION}: the version for which {@link WebpDecoderConfig} is laid out.
   */
  private static final int ABI_VERSION = 0x0210;

  private final NativeFunction initConfig;
  private final NativeFunction readFeatures;
  private final NativeFunction decode;
  private final NativeFunction newDecoder;
  private final NativeFunction updateDecoder;
  private final NativeFunction decodedRows;
  private final NativeFunction deleteDecoder;

  LibWebp(NativeFunctions library) {
    initConfig = library.function("WebPInitDecoderConfigInternal", JAVA_INT, ADDRESS, JAVA_INT);
    readFeatures =
        library.function(
            "WebPGetFeaturesInternal", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT);
    decode = library.function("WebPDecode", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS);
    newDecoder = library.function("WebPIDecode", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
    updateDecoder = library.function("WebPIUpdate", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
    decodedRows =
        library.function("WebPIDecGetRGB", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    deleteDecoder = library.voidFunction("WebPIDelete", ADDRESS);
  }

  /**
   * Fills a configuration with default values.
   *
   * @throws IllegalStateException when the ABI versions differ
   */
  void initConfig(MemorySegment config) {
    if (initConfig.invokeInt(config, ABI_VERSION) == 0) {
      throw new IllegalStateException("libwebp has an incompatible ABI version");
    }
  }

  /**
   * Reads the header of a file into the features of a configuration and returns the status.
   *
   * @param target the features of a configuration
   */
  int readFeatures(MemorySegment bytes, MemorySegment target) {
    return readFeatures.invokeInt(bytes, bytes.byteSize(), target, ABI_VERSION);
  }

  /**
   * The result of decoding data that may end early.
   *
   * @param lines number of decoded lines of the output
   */
  record PartialResult(int status, int lines) {}

  /** Decodes a file, or as many lines as its data contains, as configured. */
  PartialResult decodePartially(MemorySegment bytes, MemorySegment config) {
    MemorySegment decoder =
        newDecoder.invokePointer(MemorySegment.NULL, 0L, config).orElseThrow(OutOfMemoryError::new);
    try (Arena arena = Arena.ofConfined()) {
      int status = updateDecoder.invokeInt(decoder, bytes, bytes.byteSize());
      MemorySegment lines = arena.allocate(JAVA_INT);
      var _ =
          decodedRows.invokePointer(
              decoder, lines, MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL);
      return new PartialResult(status, lines.get(JAVA_INT, 0));
    } finally {
      deleteDecoder.invoke(decoder);
    }
  }

  /** Decodes a file as configured and returns the status. */
  int decode(MemorySegment bytes, MemorySegment config) {
    return decode.invokeInt(bytes, bytes.byteSize(), config);
  }
}
