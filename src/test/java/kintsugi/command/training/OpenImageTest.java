package kintsugi.command.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.Line;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.train.ImageSource;
import kintsugi.train.TrainingData;
import kintsugi.train.TrainingImage;

class OpenImageTest {

	@Test
	void eachSliceOfAStackIsAnImage() throws IOException {
		final ImageStack stack = new ImageStack(4, 3);
		for (int i = 0; i < 3; i++)
			stack.addSlice(pixels(new ShortProcessor(4, 3), 1000 * i));
		final TrainingData data = OpenImage.data(new ImagePlus("cells", stack));
		assertThat(data.name()).isEqualTo("cells");
		assertThat(data.location()).isEmpty();
		assertThat(data.sources()).extracting("name").containsExactly("cells, plane 1", "cells, plane 2", "cells, plane 3");
		assertThat(image(data, 2).get(0, 1, 1)).isEqualTo(2005);
	}

	@Test
	void theChannelsOfAPlaneStayTogether() throws IOException {
		final TrainingData data = OpenImage.data(hyperstack());
		assertThat(data.sources()).extracting("name").containsExactly("cells, plane 1", "cells, plane 2", "cells, plane 3",
			"cells, plane 4", "cells, plane 5", "cells, plane 6");
		// z 1, t 2 is the fourth plane of three a time
		final List<TrainingImage> channels = data.sources().get(3).read();
		assertThat(channels).extracting(image -> image.get(0, 0, 0)).containsExactly(112f, 212f);
	}

	@Test
	void noPlaneIsInBothPartsOfASplit() throws IOException {
		final TrainingData data = OpenImage.data(hyperstack());
		for (int seed = 0; seed < 20; seed++) {
			final TrainingData.Split split = data.split(0.3, seed);
			assertThat(split.validation().sources()).hasSize(2);
			assertThat(places(split.training())).doesNotContainAnyElementsOf(places(split.validation()));
		}
	}

	@Test
	void theValidationPlanesOfAnOpenStackAreNeighbours() throws IOException {
		final TrainingData data = OpenImage.data(hyperstack());
		for (int seed = 0; seed < 20; seed++) {
			final List<ImageSource> chosen = data.split(0.5, seed).validation().sources();
			assertThat(data.sources().indexOf(chosen.get(2)) - data.sources().indexOf(chosen.get(0))).isEqualTo(2);
		}
	}

	@Test
	void aSinglePlaneServesForBoth() throws IOException {
		final ImageStack stack = new ImageStack(4, 3);
		stack.addSlice(new ByteProcessor(4, 3));
		stack.addSlice(new ByteProcessor(4, 3));
		final ImagePlus composite = new ImagePlus("cells", stack);
		composite.setDimensions(2, 1, 1);
		final TrainingData data = OpenImage.data(composite);
		assertThat(data.sources()).extracting("name").containsExactly("cells");
		assertThat(data.split(0.1, 1).shared()).isTrue();
	}

	@Test
	void fineTuningLearnsFromEveryChannelOfEveryPlane() throws IOException {
		assertThat(OpenImage.data(hyperstack()).asOne().sources().get(0).read()).hasSize(12);
	}

	@Test
	void anRgbImageHasThreeChannels() throws IOException {
		final ColorProcessor color = new ColorProcessor(4, 3);
		color.set(1, 1, 0x0a141e);
		final TrainingImage image = image(OpenImage.data(new ImagePlus("photo", color)), 0);
		assertThat(image.channels()).isEqualTo(3);
		assertThat(new float[] { image.get(0, 1, 1), image.get(1, 1, 1), image.get(2, 1, 1) }).containsExactly(10, 20, 30);
	}

	@Test
	void changesOfTheOpenImageDoNotReachTheTraining() throws IOException {
		final ImagePlus open = new ImagePlus("cells", pixels(new ByteProcessor(4, 3), 0));
		final TrainingData data = OpenImage.data(open);
		open.getProcessor().set(1, 1, 200);
		assertThat(image(data, 0).get(0, 1, 1)).isEqualTo(5);
	}

	@Test
	void whatIsSelectedIsUnknown() throws IOException {
		final ImagePlus open = new ImagePlus("cells", pixels(new ByteProcessor(4, 3), 0));
		open.setRoi(new Roi(0, 0, 2, 1));
		final TrainingImage image = image(OpenImage.data(open), 0);
		assertThat(image.isKnown(1, 0)).isFalse();
		assertThat(image.isKnown(2, 0)).isTrue();
	}

	@Test
	void aSelectedLineIsNoHole() throws IOException {
		final ImagePlus open = new ImagePlus("cells", pixels(new ByteProcessor(4, 3), 0));
		open.setRoi(new Line(0, 0, 3, 2));
		assertThat(image(OpenImage.data(open), 0).hasUnknown()).isFalse();
	}

	@Test
	void whatIsNoNumberIsUnknown() throws IOException {
		final FloatProcessor floats = new FloatProcessor(4, 3);
		floats.setf(2, 1, Float.NaN);
		floats.setf(3, 1, Float.NEGATIVE_INFINITY);
		final TrainingImage image = image(OpenImage.data(new ImagePlus("cells", floats)), 0);
		assertThat(image.isKnown(2, 1)).isFalse();
		assertThat(image.isKnown(3, 1)).isFalse();
		assertThat(image.isKnown(1, 1)).isTrue();
		assertThat(floats.getf(2, 1)).isNaN();
	}

	@Test
	void aVirtualStackIsReadWhenItIsNeeded() throws IOException {
		final int[] reads = new int[1];
		final VirtualStack stack = new VirtualStack(4, 3, 5) {

			@Override
			public ImageProcessor getProcessor(final int slice) {
				reads[0]++;
				return pixels(new ByteProcessor(4, 3), 10 * slice);
			}
		};
		final ImagePlus open = new ImagePlus("long movie", stack);
		reads[0] = 0;
		final TrainingData data = OpenImage.data(open);
		assertThat(reads[0]).isZero();
		assertThat(image(data, 4).get(0, 1, 1)).isEqualTo(55);
		assertThat(reads[0]).isEqualTo(1);
	}

	/** Makes an image of 2 channels, 3 slices and 2 frames; samples are 100 channel + 10 slice + frame. */
	private static ImagePlus hyperstack() {
		final ImageStack stack = new ImageStack(4, 3);
		for (int frame = 1; frame <= 2; frame++)
			for (int slice = 1; slice <= 3; slice++)
				for (int channel = 1; channel <= 2; channel++) {
					final ImageProcessor plane = new ShortProcessor(4, 3);
					plane.set(0, 0, 100 * channel + 10 * slice + frame);
					stack.addSlice(plane);
				}
		final ImagePlus image = new ImagePlus("cells", stack);
		image.setDimensions(2, 3, 2);
		return image;
	}

	/** Gets slice and frame of all images. */
	private static Set<Integer> places(final TrainingData data) throws IOException {
		final Set<Integer> places = new HashSet<>();
		for (final ImageSource source : data.sources())
			for (final TrainingImage image : source.read())
				places.add((int) image.get(0, 0, 0) % 100);
		return places;
	}

	private static TrainingImage image(final TrainingData data, final int index) throws IOException {
		return data.sources().get(index).read().get(0);
	}

	/** Fills with the places' numbers. */
	private static ImageProcessor pixels(final ImageProcessor pixels, final int first) {
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, first + i);
		return pixels;
	}
}
