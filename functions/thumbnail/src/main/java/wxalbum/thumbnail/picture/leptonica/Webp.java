package wxalbum.thumbnail.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import wxalbum.thumbnail.picture.foreign.NativeFunction;
import wxalbum.thumbnail.picture.foreign.NativeFunctions;

/** What is used of libwebp 1.6 (its header {@code webp/decode.h}). */
final class Webp {
  /** {@code VP8_STATUS_OK}. */
  static final int OK = 0;

  /**
   * {@code WEBP_DECODER_ABI_VERSION}: the version that {@link WebpDecoderConfig} is laid out by.
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

  /** Fills a configuration with what goes without saying; false when versions do not agree. */
  boolean initialise(MemorySegment config) {
    return initialise.number(config, ABI_VERSION) != 0;
  }

  /** Reads the header into the features of a configuration, and gives the status. */
  int features(MemorySegment bytes, MemorySegment into) {
    return features.number(bytes, bytes.byteSize(), into, ABI_VERSION);
  }

  /** Decodes as the configuration says, and gives the status. */
  int decode(MemorySegment bytes, MemorySegment config) {
    return decode.number(bytes, bytes.byteSize(), config);
  }
}
