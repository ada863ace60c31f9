package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

class PlanesTest {

	@Test
	void aByteIsUnsigned() {
		final ByteProcessor plane = new ByteProcessor(4, 3);
		plane.set(2, 1, 200);
		assertThat(Planes.of(plane).getAt(2, 1).get()).isEqualTo(200);
	}

	@Test
	void aShortIsUnsigned() {
		final ShortProcessor plane = new ShortProcessor(4, 3);
		plane.set(3, 2, 60000);
		assertThat(Planes.of(plane).getAt(3, 2).get()).isEqualTo(60000);
	}

	@Test
	void writingToAViewWritesToThePlane() {
		final FloatProcessor plane = new FloatProcessor(4, 3);
		Planes.of(plane).getAt(1, 2).set(-2.5f);
		assertThat(plane.getf(1, 2)).isEqualTo(-2.5f);
	}

	@Test
	void coloursAreRedGreenBlue() {
		final ColorProcessor plane = new ColorProcessor(1, 1, new int[] { 0x80123456 });
		final List<RandomAccessibleInterval<UnsignedByteType>> channels = Planes.of(plane);
		assertThat(channels).extracting(channel -> channel.getAt(0, 0).get()).containsExactly(0x12, 0x34, 0x56);
	}

	@Test
	void writingAColourLeavesTheOthersAndTheFourthByteAlone() {
		final int[] expected = { 0x80ff3456, 0x8012ff56, 0x801234ff };
		for (int channel = 0; channel < 3; channel++) {
			final ColorProcessor plane = new ColorProcessor(1, 1, new int[] { 0x80123456 });
			// above 127, where a signed byte would spill into the colours to its left
			Planes.of(plane).get(channel).getAt(0, 0).set(0xff);
			assertThat(((int[]) plane.getPixels())[0]).isEqualTo(expected[channel]);
		}
	}
}
