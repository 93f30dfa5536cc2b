/** The messages for the user who started the local run. */
@NullMarked
package wxalbum.local.terminal;

import org.jspecify.annotations.NullMarked;
