/** Decodes PNG (ISO/IEC 15948:2003) line by line, reducing it while the lines come. */
@NullMarked
package wxalbum.thumbnail.picture.png;

import org.jspecify.annotations.NullMarked;
