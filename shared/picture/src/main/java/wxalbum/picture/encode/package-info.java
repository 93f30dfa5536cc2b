/** Encodes renditions. */
@NullMarked
package wxalbum.picture.encode;

import org.jspecify.annotations.NullMarked;
