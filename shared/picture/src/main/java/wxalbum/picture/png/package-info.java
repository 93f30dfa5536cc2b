/** Decodes PNG (ISO/IEC 15948:2003) line by line and reduces the lines as they are read. */
@NullMarked
package wxalbum.picture.png;

import org.jspecify.annotations.NullMarked;
