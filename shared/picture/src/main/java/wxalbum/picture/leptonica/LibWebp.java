package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import wxalbum.picture.nativelib.NativeFunction;
import wxalbum.picture.nativelib.NativeFunctions;

/** The functions of libwebp 1.6 that are used here (header {@code webp/decode.h}). */
final class LibWebp {
  /** {@code VP8_STATUS_OK}. */
  static final int OK = 0;

  /**
   * {@code WEBP_DECODER_ABI_VERSION}: the version for which {@link WebpDecoderConfig} is laid out.
   */
  private static final int ABI_VERSION = 0x0210;

  private final NativeFunction initConfig;
  private final NativeFunction readFeatures;
  private final NativeFunction decode;

  LibWebp(NativeFunctions library) {
    initConfig = library.function("WebPInitDecoderConfigInternal", JAVA_INT, ADDRESS, JAVA_INT);
    readFeatures =
        library.function(
            "WebPGetFeaturesInternal", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT);
    decode = library.function("WebPDecode", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS);
  }

  /** Fills a configuration with default values. Returns false when the ABI versions differ. */
  boolean initConfig(MemorySegment config) {
    return initConfig.invokeInt(config, ABI_VERSION) != 0;
  }

  /**
   * Reads the header of a file into the features of a configuration and returns the status.
   *
   * @param target the features of a configuration
   */
  int readFeatures(MemorySegment bytes, MemorySegment target) {
    return readFeatures.invokeInt(bytes, bytes.byteSize(), target, ABI_VERSION);
  }

  /** Decodes a file as configured and returns the status. */
  int decode(MemorySegment bytes, MemorySegment config) {
    return decode.invokeInt(bytes, bytes.byteSize(), config);
  }
}
