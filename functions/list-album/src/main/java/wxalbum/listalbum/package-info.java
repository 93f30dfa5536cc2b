/** Everything that the owner reads: himself, his albums, his photos, his trash. */
@NullMarked
package wxalbum.listalbum;

import org.jspecify.annotations.NullMarked;
