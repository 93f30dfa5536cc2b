/**
 * The nouns of the album and their rules, and the repositories as plain interfaces: nothing but
 * Java.
 */
@NullMarked
package wxalbum.album;

import org.jspecify.annotations.NullMarked;
