/**
 * Authorization of callers for an album. Users are authorized by their role in the album, guests by
 * their share. Only this package calls the queries for one resource that compare its owner.
 */
@NullMarked
package wxalbum.access;

import org.jspecify.annotations.NullMarked;
