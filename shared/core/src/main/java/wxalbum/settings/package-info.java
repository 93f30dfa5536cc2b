/** The environment of a function, read and validated once. */
@NullMarked
package wxalbum.settings;

import org.jspecify.annotations.NullMarked;
