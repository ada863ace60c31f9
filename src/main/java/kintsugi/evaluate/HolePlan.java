package kintsugi.evaluate;

import java.util.List;
import java.util.function.Consumer;

/** Which holes an evaluation cuts into each image. */
public interface HolePlan {

	/** Gets the labels of the classes of holes beside the six ratio bins, such as {@code thin defects}. */
	List<String> extraRows();

	/** Gets what the holes are, for the heading of a report, such as {@code one hole an image and class}. */
	String describe();

	/**
	 * Draws the holes of an image; the same for the same name, size and seed, whatever other images there are.
	 *
	 * @param name the image's file name
	 * @param notes is told in a sentence about each hole that does not fit the image
	 */
	List<DrawnHole> draw(String name, int width, int height, long seed, Consumer<String> notes);
}
