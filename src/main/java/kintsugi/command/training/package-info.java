/**
 * Training as a user sees it: what was asked for, the run in the background, its window with curves and previews, and
 * its log where there is no window.
 */
package kintsugi.command.training;
