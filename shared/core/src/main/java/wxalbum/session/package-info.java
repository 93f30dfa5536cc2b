/** Who is calling: the tokens of users and of guests, and nothing else. */
@NullMarked
package wxalbum.session;

import org.jspecify.annotations.NullMarked;
