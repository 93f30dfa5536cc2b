/**
 * A database and an object storage that run on the local machine, without installation and without
 * containers.
 */
@NullMarked
package wxalbum.embedded;

import org.jspecify.annotations.NullMarked;
