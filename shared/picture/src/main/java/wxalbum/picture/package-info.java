/**
 * Picture processing: detects the type of a file, reads its metadata, decodes its pixels, and
 * creates renditions as JPEG and a placeholder. The package accesses neither storage nor a
 * database, and runs on every machine with Java.
 */
@NullMarked
package wxalbum.picture;

import org.jspecify.annotations.NullMarked;
