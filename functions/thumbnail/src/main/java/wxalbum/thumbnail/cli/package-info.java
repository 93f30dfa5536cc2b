/** Makes renditions of files, with the function's own pipeline. */
@NullMarked
package wxalbum.thumbnail.cli;

import org.jspecify.annotations.NullMarked;
