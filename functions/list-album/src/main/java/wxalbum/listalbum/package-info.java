/** The read side for album owners: the user, their albums, their photos and their trash. */
@NullMarked
package wxalbum.listalbum;

import org.jspecify.annotations.NullMarked;
