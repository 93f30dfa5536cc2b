/** The connection, the transaction, and the binding of repositories to their SQL. */
@NullMarked
package wxalbum.database;

import org.jspecify.annotations.NullMarked;
