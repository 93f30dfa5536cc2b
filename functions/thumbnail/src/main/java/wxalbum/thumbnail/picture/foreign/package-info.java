/**
 * Loads and calls native libraries that are packaged with the classes, through {@code
 * java.lang.foreign}.
 */
@NullMarked
package wxalbum.thumbnail.picture.foreign;

import org.jspecify.annotations.NullMarked;
