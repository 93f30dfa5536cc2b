/**
 * Decodes and encodes pictures with the JDK's codecs and those of TwelveMonkeys, which are slower
 * than native code and run on every machine.
 */
@NullMarked
package wxalbum.picture.imageio;

import org.jspecify.annotations.NullMarked;
