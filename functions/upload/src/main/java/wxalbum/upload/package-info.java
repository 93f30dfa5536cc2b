/** Grants uploads that go from the phone straight to the bucket. */
@NullMarked
package wxalbum.upload;

import org.jspecify.annotations.NullMarked;
