/**
 * Common types of all decoders: picture formats, headers, decoder interfaces and decoded pixels.
 */
@NullMarked
package wxalbum.picture.decode;

import org.jspecify.annotations.NullMarked;
