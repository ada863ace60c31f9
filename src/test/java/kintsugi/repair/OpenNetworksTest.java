package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
import kintsugi.process.ChildProcess;

/** Opens small models of random weights through ONNX Runtime, again and again. */
class OpenNetworksTest {

	@TempDir
	private Path folder;
	private Path model;
	private ModelStore store;
	private final List<Runnable> waiting = new ArrayList<>();
	private final OpenNetworks networks = new OpenNetworks(action -> {
		waiting.add(action);
		return () -> waiting.remove(action);
	});

	@BeforeEach
	void save() throws IOException {
		model = folder.resolve("model");
		write(model, 1);
		store = ModelStore.of(getClass().getClassLoader(), folder.resolve("store"));
	}

	@AfterEach
	void closeAll() {
		networks.closeUnused();
		assertThat(networks.size()).isZero();
	}

	private static ModelPackage write(final Path path, final int seed) throws IOException {
		final Network network = new PConvUNet(1, 4, 8, 3, Base.NONE);
		final ModelInfo info = new ModelInfo("little-net", "1.0.0", "Random weights.", List.of("Nobody"), //
			"BSD-2-Clause", "# Little net", Map.of("steps", "0"), new Normalisation(2, 98));
		return ModelWriter.save(path, info, network, Weights.initial(network, new Random(seed)));
	}

	private Filler open() throws IOException {
		return networks.open(store, model.toString(), Device.CPU);
	}

	private static float[] fill(final Filler filler) throws IOException {
		final float[] image = new float[16 * 16];
		final float[] mask = new float[16 * 16];
		for (int i = 0; i < image.length; i++)
			if ((mask[i] = i % 7 == 0 ? 0 : 1) > 0) image[i] = i / 256f;
		return filler.fill(image, mask, 1, 16, 16);
	}

	@Test
	void fiveHundredRepairsOpenOneSession() throws IOException {
		try (Filler first = open()) {
			final float[] expected = fill(first);
			for (int i = 0; i < 500; i++) {
				try (Filler filler = open()) {
					assertThat(fill(filler)).isEqualTo(expected);
					assertThat(filler.provenance()).isSameAs(first.provenance());
				}
				assertThat(networks.size()).isEqualTo(1);
			}
		}
		assertThat(waiting).hasSize(1);
	}

	@Test
	void fiveHundredRepairsKeepTheMemory() throws IOException, InterruptedException {
		assumeTrue(Files.isReadable(RepairLoop.STATUS), "Only Linux tells how much memory a process has.");
		try (ChildProcess loop = ChildProcess.start(new ProcessBuilder(ChildProcess.java(RepairLoop.OPTIONS,
			RepairLoop.class, model.toString()))))
		{
			assertThat(loop.waitFor()).as(loop.output()).isZero();
			final List<String> lines = loop.lines();
			// the results of 400 repairs that leaked would take 59 MB
			assertThat(Long.parseLong(lines.get(lines.size() - 1))).isLessThan(50_000);
		}
	}

	@Test
	void theSessionIsClosedAfterAWhile() throws IOException {
		open().close();
		assertThat(networks.size()).isEqualTo(1);
		List.copyOf(waiting).forEach(Runnable::run);
		assertThat(networks.size()).isZero();
		try (Filler anew = open()) {
			assertThat(fill(anew)).hasSize(256);
		}
	}

	@Test
	void closingOneFillerDoesNotDisturbAnother() throws IOException {
		try (Filler first = open()) {
			open().close();
			networks.closeUnused();
			assertThat(fill(first)).hasSize(256);
		}
	}

	@Test
	void twoThreadsRepairAndCloseAtOnce() throws Exception {
		final ExecutorService threads = Executors.newFixedThreadPool(2);
		final OpenNetworks atOnce = new OpenNetworks(action -> {
			action.run();
			return () -> {};
		});
		final float[] expected;
		try (Filler filler = open()) {
			expected = fill(filler);
		}
		final List<Future<?>> ends = new ArrayList<>();
		for (int i = 0; i < 2; i++)
			ends.add(threads.submit(() -> {
				for (int round = 0; round < 30; round++)
					try (Filler filler = atOnce.open(store, model.toString(), Device.CPU)) {
						assertThat(fill(filler)).isEqualTo(expected);
					}
				return null;
			}));
		for (final Future<?> end : ends)
			end.get();
		threads.shutdown();
		assertThat(atOnce.size()).isZero();
	}

	@Test
	void aModelThatWasReplacedIsOpenedAnew() throws IOException {
		try (Filler before = open()) {
			final Path other = folder.resolve("other");
			write(other, 2);
			for (final String name : List.of("rdf.yaml", "model.onnx", "test-filled.npy"))
				Files.move(other.resolve(name), model.resolve(name), StandardCopyOption.REPLACE_EXISTING);
			try (Filler after = open()) {
				assertThat(after.provenance().sha256()).isNotEqualTo(before.provenance().sha256());
				assertThat(fill(after)).isNotEqualTo(fill(before));
			}
		}
	}

	@Test
	void aModelThatWasDamagedIsRefusedAlthoughItIsOpen() throws IOException {
		try (Filler before = open()) {
			final byte[] bytes = Files.readAllBytes(model.resolve("model.onnx"));
			bytes[bytes.length / 2] ^= 1;
			Files.delete(model.resolve("model.onnx"));
			Files.write(model.resolve("model.onnx"), bytes);
			assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("model.onnx");
			assertThat(fill(before)).hasSize(256);
		}
	}

	@Test
	void aModelThatWasRemovedIsSaid() throws IOException {
		try (Filler before = open()) {
			Files.move(model, folder.resolve("elsewhere"));
			assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("There is no model");
			assertThat(fill(before)).hasSize(256);
		}
	}

	@Test
	void whatRunsOnTheCpuHasNoRoomierPlace() throws IOException {
		try (Filler filler = open()) {
			assertThat(filler.roomier()).isEmpty();
		}
	}

	/** A network that pretends to run on a GPU. */
	private NetworkFiller onGpu(final NetworkFiller.Opener opener) throws IOException {
		final Shared<String, OpenNetwork> gpu = new Shared<>(OpenNetwork::close, action -> () -> {});
		return new NetworkFiller(gpu.acquire("gpu", () -> {
			final OpenNetwork open = OpenNetwork.open(store.open(model.toString()), Device.CPU);
			final Provenance cpu = open.provenance();
			return new OpenNetwork(open.network(), open.normalisation(), new Provenance(cpu.method(), cpu.sha256(), cpu
				.version(), "CUDA", ""), open.session());
		}), opener);
	}

	private Shared<String, OpenNetwork>.Lease onCpu(final Device device) throws IOException {
		assertThat(device).isEqualTo(Device.CPU);
		return new Shared<String, OpenNetwork>(OpenNetwork::close, action -> {
			action.run();
			return () -> {};
		}).acquire("cpu", () -> OpenNetwork.open(store.open(model.toString()), device));
	}

	@Test
	void whatRunsOnAGpuCanGoOnOnTheCpu() throws IOException {
		try (Filler gpu = onGpu(this::onCpu)) {
			final Optional<Filler> cpu = gpu.roomier();
			assertThat(cpu).isPresent();
			try (Filler filler = cpu.get()) {
				assertThat(filler.provenance().device()).isEqualTo("CPU");
				assertThat(fill(filler)).isEqualTo(fill(gpu));
			}
		}
	}

	@Test
	void aModelThatWasChangedMeanwhileIsNotContinued() throws IOException {
		try (Filler gpu = onGpu(this::onCpu)) {
			final Path other = folder.resolve("other");
			write(other, 2);
			model = other;
			assertThatThrownBy(gpu::roomier).isInstanceOf(IOException.class).hasMessageContaining("was changed during");
		}
	}
}
