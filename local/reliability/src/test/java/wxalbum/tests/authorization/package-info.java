/** Tests of authorization: every route by every caller. */
package wxalbum.tests.authorization;
