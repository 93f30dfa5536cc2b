/** The database and the object storage inside this machine: no server to install, no container. */
@NullMarked
package wxalbum.embedded;

import org.jspecify.annotations.NullMarked;
