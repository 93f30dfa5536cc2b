/** Calls native libraries that are packaged with the classes, by {@code java.lang.foreign}. */
@NullMarked
package wxalbum.thumbnail.picture.foreign;

import org.jspecify.annotations.NullMarked;
