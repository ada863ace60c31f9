/**
 * The command line, for clusters and scripts, and the demonstration that runs without arguments. This is the only
 * package that prints.
 */
package kintsugi.cli;
