package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.hole.Hole;
import kintsugi.model.ModelInfo;
import kintsugi.model.ModelPackage;
import kintsugi.model.ModelStore;
import kintsugi.model.ModelWriter;
import kintsugi.model.Normalisation;
import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxSession;

/** Tests {@link NetworkMethod} with small models of random weights, through ONNX Runtime. */
class NetworkMethodTest {

	private static final Hole DISC = Hole.where(37, 29, (x, y) -> Math.hypot(x - 18, y - 14) < 6);

	@TempDir
	Path folder;

	private String before;

	@BeforeEach
	void useOwnFolder() {
		before = System.getProperty(ModelStore.FOLDER_PROPERTY);
		System.setProperty(ModelStore.FOLDER_PROPERTY, folder.resolve("store").toString());
	}

	@AfterEach
	void restoreFolder() {
		if (before == null) System.clearProperty(ModelStore.FOLDER_PROPERTY);
		else System.setProperty(ModelStore.FOLDER_PROPERTY, before);
	}

	@Test
	void aModelIsOpenedByItsPath() throws IOException {
		final Path path = folder.resolve("somewhere.zip");
		final ModelPackage model = save(path, 1);
		try (Filler filler = RepairMethods.open(path.toString(), Device.CPU)) {
			assertThat(filler.provenance())
				.isEqualTo(new Provenance("little-net", model.sha256(), "1.0.0", "CPU", filler.provenance().remark()));
			assertThat(filler.multiple()).isEqualTo(8);
			assertThat(filler.channels()).isEqualTo(1);
			assertThat(filler.normalisation()).isEqualTo(new Normalisation(2, 98));
		}
	}

	@Test
	void onlyNetworksOverABaseFillAreDrawnToASmoothOne() throws IOException {
		try (Filler over = RepairMethods.open("fluorescence-small", Device.CPU);
				Filler alone = RepairMethods.open(SketchModels.save(folder.resolve("alone"), 1, false), Device.CPU))
		{
			assertThat(over.sure()).isLessThan(100);
			assertThat(alone.sure()).isEqualTo(Integer.MAX_VALUE);
		}
	}

	@Test
	void aModelInTheUsersFolderIsListedAndOpenedByItsName() throws IOException {
		save(folder.resolve("store").resolve("little-net"), 1);
		assertThat(RepairMethods.names()).contains("little-net");
		try (Filler filler = RepairMethods.open(" little-net ", Device.CPU)) {
			assertThat(filler.provenance().method()).isEqualTo("little-net");
		}
	}

	@Test
	void aBrokenModelInTheUsersFolderIsNamedWhenItIsAskedFor() throws IOException {
		save(folder.resolve("store").resolve("little-net"), 1);
		Files.writeString(folder.resolve("store").resolve("little-net").resolve("rdf.yaml"), "type: broken");
		assertThat(RepairMethods.names()).contains("harmonic").doesNotContain("little-net");
		assertThatThrownBy(() -> RepairMethods.open("little-net", Device.CPU)).isInstanceOf(IOException.class)
			.hasMessageContaining("harmonic").hasMessageContaining("little-net is not a model package");
	}

	@Test
	void aFileThatIsNoModelIsRefused() throws IOException {
		final Path text = Files.writeString(folder.resolve("notes.txt"), "no model");
		assertThatThrownBy(() -> RepairMethods.open(text.toString(), Device.CPU)).isInstanceOf(IOException.class)
			.hasMessageContaining("notes.txt");
	}

	@Test
	void aRepairIsWhatTheNetworkPredicts() throws IOException {
		final Path path = folder.resolve("model");
		final ModelPackage model = save(path, 1);
		final Random random = new Random(3);
		final float[] values = new float[37 * 29];
		for (int i = 0; i < values.length; i++)
			values[i] = 100 + random.nextFloat();
		final var repaired = Planes.repair(RepairMethods.open(path.toString(), Device.CPU), DISC, //
			Planes.floats(37, 29, i -> values[(int) i]));

		final Normalisation.Range range = model.normalisation().range(values, 1, DISC);
		final float[] image = new float[40 * 32];
		final float[] mask = new float[40 * 32];
		for (int i = 0; i < values.length; i++) {
			final boolean valid = !DISC.isHole(i % 37, i / 37);
			image[i / 37 * 40 + i % 37] = valid ? range.toNetwork(values[i]) : 0;
			mask[i / 37 * 40 + i % 37] = valid ? 1 : 0;
		}
		try (OnnxSession session = OnnxSession.open(model.onnx(), Device.CPU)) {
			final float[] filled = session.run(image, mask, 1, 1, 32, 40);
			DISC.forEachRun((y, from, to) -> {
				for (int x = from; x < to; x++)
					assertThat(repaired.at(x, y)).isEqualTo(range.fromNetwork(filled[y * 40 + x]), within(1e-4));
			});
		}
		assertThat(repaired.report().toProperties()).containsEntry("Kintsugi model SHA-256", model.sha256());
	}

	@Test
	void aThreeChannelModelRepairsGrey() throws IOException {
		final Path path = folder.resolve("model");
		save(path, 3);
		final var repaired = Planes.repair(RepairMethods.open(path.toString(), Device.CPU), DISC, //
			Planes.bytes(37, 29, i -> 100 + i % 50));
		assertThat(repaired.report().holePixels()).isEqualTo(DISC.count());
		assertThat(repaired.at(0, 0)).isEqualTo(100);
	}

	private static ModelPackage save(final Path path, final int channels) throws IOException {
		final Network network = new PConvUNet(channels, 4, 8, 3, Base.HARMONIC);
		final ModelInfo info = new ModelInfo("little-net", "1.0.0", "Random weights.", List.of("Nobody"), //
			"BSD-2-Clause", "# Little net", Map.of("steps", "0"), new Normalisation(2, 98));
		if (path.getParent() != null) Files.createDirectories(path.getParent());
		return ModelWriter.save(path, info, network, Weights.initial(network, new Random(5)));
	}
}
