package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import kintsugi.image.HoleSource.Kind;

class SaturationTest {

	@Test
	void of8BitsItIs255() throws IOException {
		final ImagePlus image = IJ.createImage("8", "8-bit black", 10, 10, 1);
		image.getProcessor().set(3, 3, 255);
		image.getProcessor().set(4, 3, 254);
		assertThat(find(image).of(1).count()).isEqualTo(1);
		assertThat(find(image).remarks()).isEmpty();
	}

	@Test
	void ofColoursOneWillDo() throws IOException {
		final int[] pixels = { 0x00ff00, 0xfefefe, 0xff0000, 0x0000ff };
		assertThat(find(new ImagePlus("rgb", new ColorProcessor(4, 1, pixels))).of(1).count()).isEqualTo(3);
	}

	@Test
	void of16BitsItIsTheGreatestValueOfTheType() throws IOException {
		final ImagePlus image = ramp(16, 60000);
		image.getProcessor().set(3, 3, 65535);
		assertThat(find(image).of(1).count()).isEqualTo(1);
		assertThat(find(image).remarks()).isEmpty();
	}

	@Test
	void theCamerasGreatestValueIsTakenAndSaid() throws IOException {
		final ImagePlus image = ramp(16, 4000);
		image.getProcessor().set(3, 3, 4095);
		assertThat(find(image).of(1).count()).isEqualTo(1);
		assertThat(find(image).remarks()).singleElement().asString().contains("4,095", "one sample");
	}

	@Test
	void aValueThatManySamplesShareIsTakenInEverySlice() throws IOException {
		final ImagePlus image = IJ.createImage("16", "16-bit black", 100, 10, 2);
		image.getStack().getProcessor(1).set(0, 0, 64000);
		for (int x = 0; x < 10; x++)
			image.getStack().getProcessor(2).set(x, 4, 65000);
		image.getStack().getProcessor(1).set(7, 7, 65000);
		final SliceHoles holes = find(image);
		assertThat(holes.of(1).count()).isEqualTo(1);
		assertThat(holes.of(2).count()).isEqualTo(10);
		assertThat(holes.remarks()).singleElement().asString().contains("65,000", "11 samples");
	}

	@Test
	void aGreatestValueThatFewSamplesShareIsNotTaken() throws IOException {
		final ImagePlus image = ramp(16, 3000);
		image.getProcessor().set(3, 3, 3001);
		assertThat(find(image).of(1).isEmpty()).isTrue();
		assertThat(find(image).remarks()).singleElement().asString().contains("No sample", "3,001");
	}

	@Test
	void valuesWithSignAreNamedAsTheyAreShown() throws IOException {
		final ImagePlus image = ramp(16, 30000);
		image.getProcessor().set(3, 3, 32768 + 1023);
		image.getCalibration().setSigned16BitCalibration();
		assertThat(find(image).of(1).count()).isEqualTo(1);
		assertThat(find(image).remarks()).singleElement().asString().contains("1,023");
	}

	@Test
	void floatsThatWereClippedAreTaken() throws IOException {
		final ImagePlus image = ramp(32, 1);
		for (int x = 0; x < 9; x++)
			image.getProcessor().setf(x, 2, 1.5f);
		image.getProcessor().setf(0, 0, Float.POSITIVE_INFINITY);
		image.getProcessor().setf(1, 0, Float.NaN);
		assertThat(find(image).of(1).count()).isEqualTo(9);
		assertThat(find(image).remarks()).singleElement().asString().contains("1.5", "9 samples");
	}

	private static ImagePlus ramp(final int bits, final double greatest) {
		final ImagePlus image = IJ.createImage("ramp", bits + "-bit", 30, 30, 1);
		final ImageProcessor pixels = image.getProcessor();
		for (int i = 0; i < 900; i++)
			pixels.setf(i, (float) (greatest * i / 899));
		return image;
	}

	private static SliceHoles find(final ImagePlus image) throws IOException {
		return HoleSource.of(Kind.SATURATED).in(image);
	}
}
