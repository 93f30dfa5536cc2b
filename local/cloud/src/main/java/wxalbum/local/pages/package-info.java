/** The files of the album page and of the console. */
@NullMarked
package wxalbum.local.pages;

import org.jspecify.annotations.NullMarked;
