/** What decoding is made of: formats, headers, the budget, and pixels as decoders give them. */
@NullMarked
package wxalbum.thumbnail.picture.decode;

import org.jspecify.annotations.NullMarked;
