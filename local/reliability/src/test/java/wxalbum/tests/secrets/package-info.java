/** No secret is written to a log. */
package wxalbum.tests.secrets;
