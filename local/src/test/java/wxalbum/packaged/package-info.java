/** The functions' jars as they are deployed, under AWS's runtime interface client. */
@NullMarked
package wxalbum.packaged;

import org.jspecify.annotations.NullMarked;
