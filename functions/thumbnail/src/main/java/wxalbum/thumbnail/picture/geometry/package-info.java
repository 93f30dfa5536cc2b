/** Orients pictures and makes them smaller. */
@NullMarked
package wxalbum.thumbnail.picture.geometry;

import org.jspecify.annotations.NullMarked;
