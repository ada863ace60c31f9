package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import kintsugi.repair.Fillers.Recorder;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Tests {@link Repairer}: what it accepts, how it fails, and what it leaves behind. */
class RepairerTest {

	private static final Hole DOT = Hole.where(8, 6, (x, y) -> x == 3 && y == 2);

	@Test
	void holeSamplesTakeThePrediction() throws IOException {
		final var repaired = Planes.repair(Fillers.constant(1, 1, 1), DOT, Planes.floats(8, 6, i -> i % 2));
		assertThat(repaired.at(3, 2)).isEqualTo(1);
	}

	@Test
	void anEmptyHoleCostsNoPrediction() throws IOException {
		final Recorder filler = Fillers.constant(1, 1, 1);
		final var repaired = Planes.repair(filler, Hole.none(8, 6), Planes.bytes(8, 6, i -> i));
		assertThat(filler.calls()).isEmpty();
		assertThat(repaired.report().holePixels()).isZero();
		assertThat(repaired.report().toSentence()).contains("empty", "identical copy");
	}

	@Test
	void aHoleThatIsTheImageIsRefused() {
		assertThatThrownBy(() -> Planes.repair(Fillers.constant(1, 1, 1), Hole.all(8, 6), Planes.bytes(8, 6, i -> i)))
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nothing to continue from");
	}

	@Test
	void onePixelIsKeptIfValidAndRefusedIfMissing() throws IOException {
		final Img<UnsignedByteType> pixel = Planes.bytes(1, 1, i -> 42);
		assertThat(Planes.repair(Fillers.constant(1, 1, 8), Hole.none(1, 1), pixel).at(0, 0)).isEqualTo(42);
		assertThatThrownBy(() -> Planes.repair(Fillers.constant(1, 1, 8), Hole.all(1, 1), pixel))
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 x 1");
	}

	@Test
	void aHoleOfAnotherSizeIsRefusedWithBothSizes() {
		assertThatThrownBy(() -> Planes.repair(Fillers.constant(1, 1, 1), DOT, Planes.bytes(9, 7, i -> i)))
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("8 x 6").hasMessageContaining("9 x 7");
	}

	@Test
	void theImageItselfIsRefusedAsResult() {
		final List<Img<UnsignedByteType>> planes = List.of(Planes.bytes(8, 6, i -> i));
		assertThatThrownBy(() -> Repairer.of(Fillers.constant(1, 1, 1)).repair(planes, planes, DOT, Progress.NONE))
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("never modified");
	}

	@Test
	void aResultThatIsNoCopyFailsTheCheck() {
		final List<Img<UnsignedByteType>> input = List.of(Planes.bytes(8, 6, i -> i));
		final List<Img<UnsignedByteType>> output = List.of(Planes.bytes(8, 6, i -> i == 7 ? 0 : i));
		assertThatThrownBy(() -> Repairer.of(Fillers.constant(1, 1, 1)).repair(input, output, DOT, Progress.NONE))
			.isInstanceOf(IOException.class).hasMessageContaining("1 valid samples");
	}

	@Test
	void aPredictionThatIsNoNumberIsAnErrorAndWritesNothing() {
		final List<Img<FloatType>> input = List.of(Planes.floats(8, 6, i -> i));
		final List<Img<FloatType>> output = Planes.copies(input);
		assertThatThrownBy(() -> Repairer.of(Fillers.constant(Float.NaN, 1, 1)) //
			.repair(input, output, DOT, Progress.NONE)).isInstanceOf(IOException.class)
				.hasMessageContaining("NaN for the pixel at 3, 2");
		assertThat(Planes.at(output.get(0), 3, 2)).isEqualTo(19);
	}

	@Test
	void aNaNOutsideOfTheHoleIsNoError() throws IOException {
		final Recorder filler = new Recorder(1, 1, (image, mask, c, h, w) -> {
			image[0] = Float.NaN;
			return image;
		});
		assertThat(Planes.repair(filler, DOT, Planes.bytes(8, 6, i -> i)).at(0, 0)).isZero();
	}

	@Test
	void aPredictionOfAnotherLengthIsAnError() {
		final Recorder filler = new Recorder(1, 1, (image, mask, c, h, w) -> new float[3]);
		assertThatThrownBy(() -> Planes.repair(filler, DOT, Planes.bytes(8, 6, i -> i)))
			.isInstanceOf(IOException.class).hasMessageContaining("gave 3 values");
	}

	@Test
	void cancelingInTheMiddleLeavesTheResultAlone() {
		final List<Img<UnsignedByteType>> input = List.of(Planes.bytes(8, 6, i -> i), Planes.bytes(8, 6, i -> 9));
		final List<Img<UnsignedByteType>> output = Planes.copies(input);
		final Recorder filler = Fillers.constant(1, 1, 1);
		final Progress impatient = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				// only the number of predictions counts
			}

			@Override
			public boolean canceled() {
				return filler.calls().size() == 1;
			}
		};
		assertThatThrownBy(() -> Repairer.of(filler).repair(input, output, DOT, impatient))
			.isInstanceOf(CanceledException.class);
		assertThat(filler.calls()).hasSize(1);
		assertThat(Planes.at(output.get(0), 3, 2)).isEqualTo(19);
	}

	@Test
	void progressNamesTheChannelsAndEndsAtOne() throws IOException {
		final List<Img<UnsignedByteType>> input = List.of(Planes.bytes(8, 6, i -> i), Planes.bytes(8, 6, i -> 9));
		final List<String> heard = new ArrayList<>();
		final Progress progress = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				heard.add(fraction + " " + message);
			}

			@Override
			public boolean canceled() {
				return false;
			}
		};
		Repairer.of(Fillers.constant(1, 1, 1)).repair(input, Planes.copies(input), DOT, progress);
		assertThat(heard).containsExactly("0.0 Repairing channel 1 of 2", "0.5 Repairing channel 2 of 2", "1.0 Repaired");
	}

	@Test
	void closingClosesTheFiller() {
		final Recorder filler = Fillers.constant(1, 1, 1);
		Repairer.of(filler).close();
		assertThat(filler.closed()).isTrue();
	}

	@Test
	void planesMayStartAnywhere() throws IOException {
		final Img<UnsignedByteType> input = Planes.bytes(8, 6, i -> i);
		final Img<UnsignedByteType> output = input.copy();
		Repairer.of(Fillers.constant(-1, 1, 1)).repair( //
			List.of(Views.translate(input, 100, -50)), //
			List.of(Views.translate(output, -7, 9)), DOT, Progress.NONE);
		assertThat(Planes.at(output, 3, 2)).isLessThan(5);
		assertThat(Planes.at(output, 4, 2)).isEqualTo(20);
	}
}
