/**
 * Readers of picture headers and of the Exif block, which do not decode the picture. Headers are
 * checked against the limits of pixels and memory. No length in a file is trusted: a file may be
 * hostile. Bytes are read only once and rarely copied.
 */
@NullMarked
package wxalbum.picture.header;

import org.jspecify.annotations.NullMarked;
