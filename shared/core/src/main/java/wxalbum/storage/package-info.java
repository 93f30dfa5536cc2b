/** The bucket: reading, writing and signing. */
@NullMarked
package wxalbum.storage;

import org.jspecify.annotations.NullMarked;
