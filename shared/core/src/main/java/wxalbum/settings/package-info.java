/** The function's environment, read once and checked at once. */
@NullMarked
package wxalbum.settings;

import org.jspecify.annotations.NullMarked;
