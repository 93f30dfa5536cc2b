/** The metadata that cameras write into picture files. */
@NullMarked
package wxalbum.picture.metadata;

import org.jspecify.annotations.NullMarked;
