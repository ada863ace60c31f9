/**
 * The command line, for clusters and scripts, and the demonstration. This is the only package that prints.
 */
package kintsugi.cli;
