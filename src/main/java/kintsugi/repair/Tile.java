package kintsugi.repair;

import kintsugi.hole.Box;

/**
 * A window and what of the hole it is there for.
 *
 * @param core the hole pixels in here have the context that they need within the window
 * @param window what is read and predicted
 * @param margin how far around its core the window counts, in pixels; within its context
 */
record Tile(Box core, Window window, int margin) {}
