/**
 * Reads HEIC, the photographs of iPhones: the container (ISO/IEC 14496-12 and 23008-12) by our own
 * code, the coded tiles (ISO/IEC 23008-2) by the decoder of FFmpeg, where the build has packed it.
 */
@NullMarked
package wxalbum.thumbnail.picture.heic;

import org.jspecify.annotations.NullMarked;
