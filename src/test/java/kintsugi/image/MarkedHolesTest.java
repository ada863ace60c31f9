package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;

/** In which slices selections count, by the rules of ImageJ's overlay and of its ROI Manager. */
class MarkedHolesTest {

	private final ImagePlus stack = IJ.createImage("stack", "8-bit", 20, 10, 4);
	private final ImagePlus hyper = IJ.createHyperStack("hyper", 20, 10, 2, 3, 2, 8);
	private final ImagePlus movie = IJ.createHyperStack("movie", 20, 10, 2, 1, 3, 8);

	@Test
	void aPlainPositionIsTheSliceOfAHyperstack() {
		assertThat(overlay(hyper, at(2))).containsExactly(3, 4, 9, 10);
		assertThat(manager(hyper, at(2))).containsExactly(3, 4, 9, 10);
	}

	@Test
	void aPlainPositionIsTheFrameOfAHyperstackWithoutSlices() {
		assertThat(overlay(movie, at(2))).containsExactly(3, 4);
		assertThat(manager(movie, at(2))).containsExactly(3, 4);
	}

	@Test
	void aPlainPositionIsTheChannelWhereThereAreChannelsOnly() {
		final ImagePlus channels = IJ.createHyperStack("channels", 20, 10, 3, 1, 1, 8);
		assertThat(overlay(channels, at(2))).containsExactly(2);
	}

	@Test
	void aPlainPositionThatAHyperstackLacksIsNowhere() {
		final MarkedHoles holes = MarkedHoles.overlay(hyper, at(5));
		assertThat(slices(hyper, holes)).isEmpty();
		assertThat(holes.remarks()).anyMatch(remark -> remark.contains("belongs to a slice of \"hyper\""));
	}

	@Test
	void theNameTellsTheSliceWhereThereIsNoPosition() {
		assertThat(overlay(stack, named("0003-0005-0007"))).containsExactly(3);
		assertThat(manager(stack, named("00002-00005-00007"))).containsExactly(2);
		assertThat(manager(stack, named("000004-000005-000007"))).containsExactly(4);
		assertThat(overlay(stack, named("my-cell"))).containsExactly(1, 2, 3, 4);
		assertThat(overlay(stack, named("0005-0007"))).containsExactly(1, 2, 3, 4);
	}

	@Test
	void thePositionCountsBeforeTheName() {
		final Roi roi = at(2);
		roi.setName("0003-0005-0007");
		assertThat(overlay(stack, roi)).containsExactly(2);
	}

	@Test
	void namesOfHyperstacksCountInTheManagerOnly() {
		assertThat(manager(hyper, named("0003-0005-0007"))).containsExactly(5, 6, 11, 12);
		assertThat(manager(movie, named("0002-0005-0007"))).containsExactly(3, 4);
		assertThat(overlay(hyper, named("0003-0005-0007"))).hasSize(12);
	}

	@Test
	void aHyperstackPositionOnAPlainStackIsItsSliceOrFrame() {
		assertThat(overlay(stack, at(1, 3, 1))).containsExactly(3);
		assertThat(overlay(stack, at(1, 1, 2))).containsExactly(2);
		assertThat(manager(stack, at(0, 3, 0))).containsExactly(3);
	}

	@Test
	void thePointsOfASelectionOnAHyperstackHaveASliceEach() {
		final PointRoi points = new PointRoi();
		hyper.setPosition(2, 3, 1);
		points.addUserPoint(hyper, 3, 3);
		hyper.setPosition(1, 1, 2);
		points.addUserPoint(hyper, 5, 5);
		assertThat(overlay(hyper, points)).containsExactly(6, 7);
	}

	private static List<Integer> overlay(final ImagePlus image, final Roi roi) {
		return slices(image, MarkedHoles.overlay(image, roi));
	}

	private static List<Integer> manager(final ImagePlus image, final Roi roi) {
		return slices(image, MarkedHoles.manager(image, roi));
	}

	private static List<Integer> slices(final ImagePlus image, final MarkedHoles holes) {
		final List<Integer> slices = new ArrayList<>();
		for (int slice = 1; slice <= image.getStackSize(); slice++)
			if (!holes.of(slice).isEmpty()) slices.add(slice);
		return slices;
	}

	private static Roi at(final int position) {
		final Roi roi = new Roi(1, 1, 3, 3);
		roi.setPosition(position);
		return roi;
	}

	private static Roi at(final int c, final int z, final int t) {
		final Roi roi = new Roi(1, 1, 3, 3);
		roi.setPosition(c, z, t);
		return roi;
	}

	private static Roi named(final String name) {
		final Roi roi = new Roi(1, 1, 3, 3);
		roi.setName(name);
		return roi;
	}
}
