/**
 * What the project measures about itself, each a class with a {@code main}: the quality of fills against classical ones
 * ({@link kintsugi.benchmark.ClassicalComparison}), and speed, memory and start of a repair. None of it is a test.
 */
package kintsugi.benchmark;
