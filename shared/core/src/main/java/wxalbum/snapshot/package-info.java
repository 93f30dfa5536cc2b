/** How a function is frozen and woken. */
@NullMarked
package wxalbum.snapshot;

import org.jspecify.annotations.NullMarked;
