/**
 * Domain types of the album, their rules, and the repository interfaces. The package depends on
 * nothing but Java.
 */
@NullMarked
package wxalbum.album;

import org.jspecify.annotations.NullMarked;
