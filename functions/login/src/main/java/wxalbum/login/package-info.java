/** Exchanges the code of wx.login for a token of ours. */
@NullMarked
package wxalbum.login;

import org.jspecify.annotations.NullMarked;
