/** Exchanges a code of {@code wx.login} for a bearer token of this API. */
@NullMarked
package wxalbum.login;

import org.jspecify.annotations.NullMarked;
