/** The declarations of the deployment against the code. */
package wxalbum.tests.deployment;
