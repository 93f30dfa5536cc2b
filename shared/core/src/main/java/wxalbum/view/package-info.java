/** Views of albums and photos in the API contract, with signed URLs of their pictures. */
@NullMarked
package wxalbum.view;

import org.jspecify.annotations.NullMarked;
