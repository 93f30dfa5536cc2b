/** Starts and stops the local run. Here its parts are put together. */
@NullMarked
package wxalbum.local.main;

import org.jspecify.annotations.NullMarked;
