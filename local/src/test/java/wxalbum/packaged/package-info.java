/** The functions' jars as they are deployed, under AWS's own runtime client. */
@NullMarked
package wxalbum.packaged;

import org.jspecify.annotations.NullMarked;
