/** A fake of the WeChat server API. */
@NullMarked
package wxalbum.local.wechat;

import org.jspecify.annotations.NullMarked;
