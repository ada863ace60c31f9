/**
 * Commands of SciJava for scripts and services: parameters and one call each. They have labels but no menu path; the
 * menu entries are in {@link kintsugi.ij1}.
 */
package kintsugi.command;
