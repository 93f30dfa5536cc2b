/** Lets owners change albums, captions, covers and the trash. */
@NullMarked
package wxalbum.managealbum;

import org.jspecify.annotations.NullMarked;
