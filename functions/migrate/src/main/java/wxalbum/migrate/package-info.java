/** Brings the database up to the schema of sql/. */
@NullMarked
package wxalbum.migrate;

import org.jspecify.annotations.NullMarked;
