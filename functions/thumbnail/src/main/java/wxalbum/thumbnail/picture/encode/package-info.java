/** Encodes renditions. */
@NullMarked
package wxalbum.thumbnail.picture.encode;

import org.jspecify.annotations.NullMarked;
