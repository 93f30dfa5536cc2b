/** The bucket: read, write, sign. */
@NullMarked
package wxalbum.storage;

import org.jspecify.annotations.NullMarked;
