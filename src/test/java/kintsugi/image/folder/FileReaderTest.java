package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReaderTest {

	@TempDir
	private Path path;

	@Test
	void howeverSmallImagesAreOnlySoManyWait() throws IOException, InterruptedException {
		final long large = 1L << 40;
		assertThat(share(large)).isEqualTo(large / 64);
	}

	@Test
	void anImageTakesWhatItAndItsResultAndMaskHold() throws IOException, InterruptedException {
		assertThat(share(10_000)).isEqualTo(3 * ImageFolder.WIDTH * ImageFolder.HEIGHT);
	}

	/** Reads an image, and gets what it takes of a budget. */
	private long share(final long budget) throws IOException, InterruptedException {
		final ImageFolder folder = new ImageFolder(path);
		folder.image("a.tif");
		folder.mask("a.tif", 4);
		final FolderRepair order = folder.order(0, false);
		try (OpenRepairers repairers = new OpenRepairers(order.repair())) {
			final ByteBudget bytes = new ByteBudget(budget);
			return new FileReader(order, repairers, FolderReport.none(), bytes).read(order.jobs().get(0)).share();
		}
	}
}
