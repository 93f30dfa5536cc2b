/** Connections, transactions, and the binding of repositories to their SQL. */
@NullMarked
package wxalbum.database;

import org.jspecify.annotations.NullMarked;
