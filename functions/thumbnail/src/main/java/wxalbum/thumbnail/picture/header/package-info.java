/** Headers of pictures, read byte by byte before anything is decoded, and the budget. */
@NullMarked
package wxalbum.thumbnail.picture.header;

import org.jspecify.annotations.NullMarked;
