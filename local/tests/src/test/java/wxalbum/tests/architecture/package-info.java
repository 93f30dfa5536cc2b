/** The allowed dependencies of packages and modules, and the limits of files. */
package wxalbum.tests.architecture;
