/** How pictures lie and how they are made smaller. */
@NullMarked
package wxalbum.thumbnail.picture.geometry;

import org.jspecify.annotations.NullMarked;
