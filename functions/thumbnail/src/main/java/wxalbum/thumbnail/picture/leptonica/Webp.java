package wxalbum.thumbnail.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import wxalbum.thumbnail.picture.foreign.NativeFunction;
import wxalbum.thumbnail.picture.foreign.NativeFunctions;

/** The functions of libwebp 1.6 that are used here (header {@code webp/decode.h}). */
final class Webp {
  /** {@code VP8_STATUS_OK}. */
  static final int OK = 0;

  /**
   * {@code WEBP_DECODER_ABI_VERSION}: the version for which {@link WebpDecoderConfig} is laid out.
   */
  private static final int ABI_VERSION = 0x0210;

  private final NativeFunction initialise;
  private final NativeFunction features;
  private final NativeFunction decode;

  Webp(NativeFunctions library) {
    initialise = library.function("WebPInitDecoderConfigInternal", JAVA_INT, ADDRESS, JAVA_INT);
    features =
        library.function(
            "WebPGetFeaturesInternal", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT);
    decode = library.function("WebPDecode", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS);
  }

  /** Fills a configuration with default values. Returns false when the ABI versions differ. */
  boolean initialise(MemorySegment config) {
    return initialise.number(config, ABI_VERSION) != 0;
  }

  /**
   * Reads the header of a file into the features of a configuration and returns the status.
   *
   * @param target the features of a configuration
   */
  int features(MemorySegment bytes, MemorySegment target) {
    return features.number(bytes, bytes.byteSize(), target, ABI_VERSION);
  }

  /** Decodes a file as configured and returns the status. */
  int decode(MemorySegment bytes, MemorySegment config) {
    return decode.number(bytes, bytes.byteSize(), config);
  }
}
