package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import kintsugi.image.ImageFiles;
import kintsugi.image.Images;
import kintsugi.image.SketchSource;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;
import kintsugi.repair.Strategy;

class OpenRepairersTest {

	@TempDir
	private Path path;

	private static FileRepair sketched() {
		return new FileRepair(null, Device.CPU, Strategy.AUTO, FileHoles.parse("nan").with(Path.of("lines.png")), 0);
	}

	@Test
	void sketchesWithoutAModelThatKnowsThemAreRefusedAtOnce() {
		assertThatThrownBy(() -> new OpenRepairers(sketched(), channels -> Optional.empty())) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("knows no sketch");
	}

	@Test
	void theDefaultsOfSketchesAreOfTheImagesChannelsAndLookedUpOnce() throws IOException {
		final List<Integer> asked = new ArrayList<>();
		final SketchSource lines = SketchSource.image(IJ.createImage("lines", "8-bit", 4, 4, 1));
		try (OpenRepairers repairers = new OpenRepairers(sketched(), channels -> {
			asked.add(channels);
			return Optional.of("for " + channels);
		})) {
			for (int i = 0; i < 2; i++) {
				assertThat(repairers.methodOf(IJ.createImage("grey", "16-bit", 4, 4, 1), lines)).isEqualTo("for 1");
				assertThat(repairers.methodOf(IJ.createImage("rgb", "RGB", 4, 4, 1), lines)).isEqualTo("for 3");
			}
			final ImagePlus free = IJ.createImage("free", "8-bit", 4, 4, 1);
			assertThat(repairers.methodOf(free, SketchSource.NONE)).isEqualTo(Images.defaultMethod(free));
		}
		assertThat(asked).containsExactlyInAnyOrder(1, 3);
	}

	@Test
	void aRepairerThatIsOpenRepairsImagesOfAnyColours() throws IOException {
		final ImageFolder folder = new ImageFolder(path);
		folder.image("grey.tif");
		ImageFolder.write(folder.in().resolve("rgb.tif"), IJ.createImage("rgb", "RGB ramp", ImageFolder.WIDTH,
			ImageFolder.HEIGHT, 1));
		folder.mask("grey.tif", 4);
		folder.mask("rgb.tif", 4);
		final FileRepair automatic = new FileRepair(null, Device.CPU, Strategy.AUTO, folder.files().holes(), 0);
		final FolderRepair order = FolderRepair.of(folder.files(), automatic, false);
		try (OpenRepairers repairers = new OpenRepairers(automatic, Repairer.open("harmonic", Device.CPU))) {
			assertThat(order.run(repairers, Progress.NONE, outcome -> {}).repaired()).isEqualTo(2);
			assertThat(order.run(repairers, Progress.NONE, outcome -> {}).skipped()).isEqualTo(2);
		}
		assertThat(ImageFiles.read(path.resolve("out/rgb.tif")).getProp("Kintsugi model")).isEqualTo("harmonic");
	}
}
