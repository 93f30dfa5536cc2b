/** Issues signed forms with which clients upload files directly to the bucket. */
@NullMarked
package wxalbum.upload;

import org.jspecify.annotations.NullMarked;
