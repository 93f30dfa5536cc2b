/**
 * Decodes JPEG and WebP and encodes JPEG in native code: with leptonica and with the libjpeg-turbo
 * and libwebp that are linked into it.
 */
@NullMarked
package wxalbum.picture.leptonica;

import org.jspecify.annotations.NullMarked;
