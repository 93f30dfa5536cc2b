/** Random histories of many owners, compared with a model. */
package wxalbum.tests.histories;
