/**
 * Decoder of HEIC, the picture format of iPhones. The container (ISO/IEC 14496-12 and 23008-12) is
 * read in Java. The coded tiles (ISO/IEC 23008-2) are decoded by FFmpeg, if the build contains it.
 */
@NullMarked
package wxalbum.picture.heic;

import org.jspecify.annotations.NullMarked;
