/** Everything that the owner changes: albums, captions, covers, the trash. */
@NullMarked
package wxalbum.managealbum;

import org.jspecify.annotations.NullMarked;
