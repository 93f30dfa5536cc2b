/** Share links of albums: their management by owners and the views for guests. */
@NullMarked
package wxalbum.share;

import org.jspecify.annotations.NullMarked;
