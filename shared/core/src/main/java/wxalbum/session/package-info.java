/** Authentication: the tokens of users and guests. */
@NullMarked
package wxalbum.session;

import org.jspecify.annotations.NullMarked;
