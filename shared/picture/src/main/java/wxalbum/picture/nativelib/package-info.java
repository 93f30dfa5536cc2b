/**
 * Loads and calls native libraries that are packaged with the classes, through {@code
 * java.lang.foreign}.
 */
@NullMarked
package wxalbum.picture.nativelib;

import org.jspecify.annotations.NullMarked;
