package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import kintsugi.defect.DefectSearch;

/** Tests {@link DefectPreview} without its dialog. */
class DefectPreviewTest {

	private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

	@Test
	void showsWhatIsFoundAndIsGoneAfterwards() throws Exception {
		final ImagePlus image = image(1);
		final Roi selection = new Roi(2, 2, 4, 4);
		image.setRoi(selection);
		try (DefectPreview preview = new DefectPreview(image, said::add)) {
			preview.show(DefectSearch.of("hot-pixels"));
			await("1 pixel (hot-pixels 1)");
			assertThat(image.getOverlay().size()).isEqualTo(1);
			assertThat(image.getOverlay().get(0).getBounds()).isEqualTo(new java.awt.Rectangle(12, 9, 1, 1));
			assertThat(image.getRoi()).isSameAs(selection);
			preview.show(null);
			await("Preview shows");
			assertThat(image.getOverlay()).isNull();
			preview.show(DefectSearch.of("hot-pixels"));
			await("1 pixel");
		}
		assertThat(image.getOverlay()).isNull();
		assertThat(image.getRoi()).isSameAs(selection);
	}

	@Test
	void theImagesOwnOverlayStaysAndComesBack() throws Exception {
		final ImagePlus image = image(1);
		final Overlay own = new Overlay(new Roi(1, 1, 3, 3));
		image.setOverlay(own);
		try (DefectPreview preview = new DefectPreview(image, said::add)) {
			preview.show(DefectSearch.of("hot-pixels"));
			await("1 pixel");
			assertThat(image.getOverlay().size()).isEqualTo(2);
			assertThat(own.size()).isEqualTo(1);
		}
		assertThat(image.getOverlay()).isSameAs(own);
	}

	@Test
	void theNewestSearchCounts() throws Exception {
		final ImagePlus image = image(1);
		try (DefectPreview preview = new DefectPreview(image, said::add)) {
			EventQueue.invokeAndWait(() -> {
				for (int i = 0; i < 20; i++)
					preview.show(DefectSearch.of("dust", "scratches", "hot-pixels"));
				preview.show(DefectSearch.of("dead-pixels"));
			});
			await("Nothing is found.");
			EventQueue.invokeAndWait(() -> {});
			assertThat(said).noneMatch(text -> text.contains("dust"));
			assertThat(image.getOverlay().size()).isZero();
		}
	}

	@Test
	void followsTheSlice() throws Exception {
		final ImagePlus image = image(2);
		try (DefectPreview preview = new DefectPreview(image, said::add)) {
			preview.show(DefectSearch.of("hot-pixels"));
			await("1 pixel");
			image.setSlice(2);
			preview.imageUpdated(image);
			await("1 pixel");
			assertThat(image.getOverlay().get(0).getBounds().x).isEqualTo(13);
		}
	}

	@Test
	void aClosedImageIsASentence() {
		final ImagePlus image = image(1);
		try (DefectPreview preview = new DefectPreview(image, said::add)) {
			preview.imageClosed(image(1));
			assertThatCode(preview::checkImage).doesNotThrowAnyException();
			preview.imageClosed(image);
			assertThatThrownBy(preview::checkImage).isInstanceOf(IllegalArgumentException.class) //
				.hasMessageContainingAll("spots", "closed");
		}
	}

	@Test
	void slicesAreNamedOnlyWhereThereAreSeveral() {
		assertThat(DefectPreview.off(image(1))).contains("in the image.");
		assertThat(DefectPreview.off(image(2))).contains("in the current slice.");
	}

	/** Waits until a text that begins so is said; those before it are forgotten. */
	private void await(final String beginning) throws InterruptedException {
		final List<String> others = new java.util.ArrayList<>();
		for (String text = said.poll(60, TimeUnit.SECONDS); text != null; text = said.poll(60, TimeUnit.SECONDS)) {
			if (text.startsWith(beginning)) return;
			others.add(text);
		}
		throw new AssertionError("\"" + beginning + "\" was not said, only " + others);
	}

	/** Makes an image with a hot pixel in each slice, one column further in each. */
	private static ImagePlus image(final int slices) {
		final ImageStack stack = new ImageStack(40, 30);
		for (int slice = 0; slice < slices; slice++) {
			final ByteProcessor plane = new ByteProcessor(40, 30);
			for (int i = 0; i < plane.getPixelCount(); i++)
				plane.set(i, 100 + (i * 7919 >> 4) % 3);
			plane.set(12 + slice, 9, 220);
			stack.addSlice(plane);
		}
		return new ImagePlus("spots", stack);
	}
}
