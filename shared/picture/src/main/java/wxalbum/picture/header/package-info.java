/**
 * The properties of a picture file that are known before its pixels are decoded: type, size,
 * orientation, color profile, Exif block and decoding faults. Headers are checked against the
 * limits of pixels and memory. No length in a file is trusted: a file may be hostile. Bytes are
 * read only once and rarely copied.
 */
@NullMarked
package wxalbum.picture.header;

import org.jspecify.annotations.NullMarked;
