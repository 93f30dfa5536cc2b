/** The decoder interface, decoded pixels and their memory, and the choice between decoders. */
@NullMarked
package wxalbum.picture.decode;

import org.jspecify.annotations.NullMarked;
