package kintsugi.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.Prefs;
import ij.measure.Calibration;
import ij.plugin.LutLoader;
import ij.process.LUT;

/** What is written plane by plane is read alike by ImageJ and by this package. */
class TiffRoundTripTest {

	@TempDir
	private Path folder;

	private final boolean order = Prefs.intelByteOrder;

	@AfterEach
	void restorePreferences() {
		Prefs.intelByteOrder = order;
	}

	@ParameterizedTest
	@CsvSource({ "8,1", "8,5", "16,1", "16,5", "24,1", "24,5", "32,1", "32,5" })
	void imageJReadsEverything(final int bits, final int slices) throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.stack(bits, 23, 17, slices, bits));
		Tiffs.assertLike(image, Tiffs.openByImageJ(write(image, false)));
	}

	@ParameterizedTest
	@CsvSource({ "8,1,false", "8,5,true", "16,1,true", "16,5,false", "24,1,true", "24,5,true", "32,1,false", "32,5,true",
		"8,5,false", "24,5,false" })
	void virtualStacksHaveEverything(final int bits, final int slices, final boolean big) throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.stack(bits, 23, 17, slices, bits));
		final ImagePlus read = TiffStack.open(write(image, big));
		assertThat(read.getStack().isVirtual()).isTrue();
		Tiffs.assertLike(image, read);
	}

	@ParameterizedTest
	@CsvSource({ "8,1", "8,5", "16,1", "16,5", "24,1", "24,5", "32,1", "32,5" })
	void stacksInMemoryHaveEverything(final int bits, final int slices) throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.stack(bits, 23, 17, slices, bits));
		final ImagePlus read = TiffStack.read(write(image, true));
		assertThat(read.getStack().isVirtual()).isFalse();
		Tiffs.assertLike(image, read);
	}

	@Test
	void theOtherByteOrderIsReadToo() throws IOException {
		for (final boolean intel : new boolean[] { true, false }) {
			Prefs.intelByteOrder = intel;
			for (final int bits : new int[] { 16, 24, 32 }) {
				final ImagePlus image = Tiffs.furnish(Tiffs.stack(bits, 23, 17, 3, bits));
				Tiffs.assertLike(image, Tiffs.openByImageJ(write(image, false)));
				Tiffs.assertLike(image, TiffStack.open(write(image, false)));
				Tiffs.assertLike(image, TiffStack.open(write(image, true)));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void compositesKeepColoursAndRanges(final int bits) throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.composite(bits, 3, 2, 2));
		Tiffs.assertLike(image, Tiffs.openByImageJ(write(image, false)));
		Tiffs.assertLike(image, TiffStack.open(write(image, false)));
		Tiffs.assertLike(image, TiffStack.open(write(image, true)));
		Tiffs.assertLike(image, TiffStack.read(write(image, true)));
	}

	@Test
	void threeSlicesNamedRedGreenBlueStayThreePlanes() throws IOException {
		final ImagePlus image = Tiffs.composite(16, 3, 1, 1);
		for (int slice = 1; slice <= 3; slice++)
			image.getStack().setSliceLabel(new String[] { "Red", "Green", "Blue" }[slice - 1], slice);
		Tiffs.assertLike(image, Tiffs.openByImageJ(write(image, false)));
		Tiffs.assertLike(image, TiffStack.open(write(image, false)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void colourTablesAreKept(final int bits) throws IOException {
		final ImagePlus image = Tiffs.stack(bits, 23, 17, 3, 1);
		image.setLut(new LUT(LutLoader.getLut("fire"), 0, 200));
		Tiffs.assertLike(Tiffs.openByImageJ(write(image, false)), TiffStack.open(write(image, true)));
		assertThat(TiffStack.open(folder.resolve("image.tif")).getProcessor().getLut().getBytes()).isEqualTo(image
			.getProcessor().getLut().getBytes());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void calibrationsOfValuesAreKept(final boolean big) throws IOException {
		final ImagePlus signed = Tiffs.stack(16, 5, 5, 2, 1);
		signed.getCalibration().setSigned16BitCalibration();
		assertThat(TiffStack.open(write(signed, big)).getCalibration().isSigned16Bit()).isTrue();
		Tiffs.assertLike(signed, TiffStack.read(write(signed, big)));
		final ImagePlus density = Tiffs.stack(8, 5, 5, 2, 1);
		density.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 1, 0.5 }, "OD");
		assertThat(TiffStack.open(write(density, big)).getCalibration().getCValue(4)).isEqualTo(3);
	}

	@Test
	void propertiesFromTheEndReplaceThoseOfTheImage() throws IOException {
		final ImagePlus image = Tiffs.stack(8, 5, 5, 2, 1);
		image.setProp("Kintsugi model", "old");
		image.setProp("Kept", "yes");
		image.setProp("Gone", "soon");
		final Map<String, String> properties = new HashMap<>(Map.of("Kintsugi model", "new"));
		properties.put("Gone", null);
		Tiffs.write(image, folder.resolve("image.tif"), false, properties);
		for (final ImagePlus read : new ImagePlus[] { TiffStack.open(folder.resolve("image.tif")), Tiffs.openByImageJ(folder
			.resolve("image.tif")) })
		{
			assertThat(read.getProp("Kintsugi model")).isEqualTo("new");
			assertThat(read.getProp("Kept")).isEqualTo("yes");
			assertThat(read.getProp("Gone")).isNull();
		}
	}

	@Test
	void aHiddenOverlayIsNotLost() throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.stack(8, 5, 5, 2, 1));
		image.setHideOverlay(true);
		assertThat(TiffStack.open(write(image, false)).getOverlay().size()).isEqualTo(2);
	}

	@Test
	void theInputIsLeftAlone() throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.stack(16, 9, 7, 3, 1));
		final ImagePlus before = image.duplicate();
		image.changes = true;
		Tiffs.write(image, folder.resolve("other.tif"), false, Map.of("new", "one"));
		assertThat(image.getTitle()).isEqualTo("stack.tif");
		assertThat(image.changes).isTrue();
		assertThat(image.getOriginalFileInfo()).isNull();
		assertThat(image.getProp("new")).isNull();
		Tiffs.assertSamples(before, image);
	}

	@Test
	void bigTiffSaysSoInItsHead() throws IOException {
		final byte[] head = Files.readAllBytes(write(Tiffs.stack(8, 5, 5, 2, 1), true));
		assertThat(head[2] + head[3]).isEqualTo(43);
	}

	@Test
	void aVirtualStackCanBeWrittenAgain() throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.composite(16, 2, 3, 1));
		final ImagePlus virtual = TiffStack.open(write(image, true));
		Tiffs.assertLike(image, Tiffs.openByImageJ(Tiffs.write(virtual, folder.resolve("again.tif"), false, Map.of())));
	}

	private Path write(final ImagePlus image, final boolean big) throws IOException {
		return Tiffs.write(image, folder.resolve("image.tif"), big, Map.of());
	}
}
