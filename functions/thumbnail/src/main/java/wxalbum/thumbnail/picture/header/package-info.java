/**
 * What is read of a file before anything is decoded: its header, held to the budget, and where its
 * Exif lies. Every length in a file may be a lie; nothing is read twice, and little is copied.
 */
@NullMarked
package wxalbum.thumbnail.picture.header;

import org.jspecify.annotations.NullMarked;
