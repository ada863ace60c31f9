package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import kintsugi.image.ImageFiles;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;
import kintsugi.repair.Strategy;

class OpenRepairersTest {

	@TempDir
	private Path path;

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
