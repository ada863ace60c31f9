package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import kintsugi.repair.Fillers.Call;
import kintsugi.repair.Fillers.Recorder;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Tests how the channels of an image meet the channels of a filler. */
class ChannelsTest {

	private static final Hole DOT = Hole.where(6, 6, (x, y) -> x == 3 && y == 3);

	@Test
	void aOneChannelFillerRepairsEachChannelByItself() throws IOException {
		final Recorder filler = Fillers.constant(1, 1, 1);
		final var repaired = Planes.repair(filler, DOT, channels(3));
		assertThat(filler.calls()).extracting(Call::c).containsExactly(1, 1, 1);
		assertThat(repaired.planes()).extracting(plane -> Planes.at(plane, 3, 3)).containsExactly(10.0, 110.0, 210.0);
	}

	@Test
	void aThreeChannelFillerGetsThreeChannelsTogether() throws IOException {
		final Recorder filler = byChannel();
		Planes.repair(filler, DOT, channels(3));
		assertThat(filler.calls()).extracting(Call::c).containsExactly(3);
		final float[] image = filler.calls().get(0).image();
		assertThat(image[0]).isLessThan(image[36]);
		assertThat(image[36]).isLessThan(image[72]);
	}

	@Test
	void aThreeChannelFillerGetsGreyThreeTimesAndItsMeanIsTaken() throws IOException {
		final Recorder filler = byChannel();
		final var repaired = Planes.repair(filler, DOT, channels(1));
		final float[] image = filler.calls().get(0).image();
		assertThat(image).hasSize(108);
		assertThat(image[1]).isEqualTo(image[37]).isEqualTo(image[73]).isNotZero();
		// the copies are filled with -1, 0 and 1
		assertThat(repaired.at(3, 3)).isEqualTo(5);
	}

	@Test
	void aThreeChannelFillerRepairsTwoOrFourChannelsOneByOne() throws IOException {
		final Recorder filler = byChannel();
		final var repaired = Planes.repair(filler, DOT, channels(4));
		assertThat(filler.calls()).extracting(Call::c).containsExactly(3, 3, 3, 3);
		assertThat(repaired.planes()).extracting(plane -> Planes.at(plane, 3, 3))
			.containsExactly(5.0, 105.0, 205.0, 305.0);
	}

	@Test
	void aFillerOfAnyNumberGetsAllChannelsTogether() throws IOException {
		final Recorder filler = Fillers.constant(0, 0, 1);
		Planes.repair(filler, DOT, channels(5));
		assertThat(filler.calls()).extracting(Call::c).containsExactly(5);
	}

	/** Fills channel c with c - 1. */
	private static Recorder byChannel() {
		return new Recorder(3, 1, (image, mask, c, h, w) -> {
			for (int i = 0; i < image.length; i++)
				image[i] = i / (h * w) - 1;
			return image;
		});
	}

	/** Makes channels whose samples are half 0 and half 10, plus 100 for each channel before. */
	private static List<Img<FloatType>> channels(final int count) {
		final List<Img<FloatType>> channels = new ArrayList<>();
		for (int channel = 0; channel < count; channel++) {
			final int offset = 100 * channel;
			channels.add(Planes.floats(6, 6, i -> offset + 10 * (i % 2)));
		}
		return channels;
	}
}
