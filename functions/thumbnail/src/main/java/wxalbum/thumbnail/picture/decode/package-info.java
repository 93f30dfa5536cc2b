/**
 * What decoding is made of: formats, headers as decoders want them, and pixels as they give them.
 */
@NullMarked
package wxalbum.thumbnail.picture.decode;

import org.jspecify.annotations.NullMarked;
