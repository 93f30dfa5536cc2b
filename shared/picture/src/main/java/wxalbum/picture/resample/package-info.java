/** Orients pictures and makes them smaller. */
@NullMarked
package wxalbum.picture.resample;

import org.jspecify.annotations.NullMarked;
