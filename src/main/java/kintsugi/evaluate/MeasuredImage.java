package kintsugi.evaluate;

/**
 * What an image that was measured on is.
 *
 * @param file which file it is from, counted from 0; images of one file are not independent
 * @param name its name for the user
 * @param width in pixels
 * @param height in pixels
 * @param channels of its samples
 * @param depth of its samples
 */
public record MeasuredImage(int file, String name, int width, int height, int channels, Depth depth) {}
