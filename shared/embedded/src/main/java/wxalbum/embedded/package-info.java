/**
 * A database and an object storage that a process starts by itself: nothing to install, no
 * container.
 */
@NullMarked
package wxalbum.embedded;

import org.jspecify.annotations.NullMarked;
