/** Who may do what: every route by every caller. */
package wxalbum.tests.authorization;
