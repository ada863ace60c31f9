package kintsugi.train.loss;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.Test;

/** Tests {@link Scaled}: no garbage collection reaches into a gradient. */
class ScaledTest {

	@Test
	void theGradientSurvivesAGarbageCollectionBeforeIt() throws InterruptedException {
		System.setProperty("ai.djl.offline", "true");
		try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
			final NDArray x = manager.create(new float[] { 1, 2, 3 });
			x.setRequiresGradient(true);
			try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
				NDArray sum = Scaled.by(x, 1);
				for (int i = 0; i < 100; i++)
					sum = sum.add(Scaled.by(x, 0.5));
				System.gc();
				Thread.sleep(50);
				final List<ByteBuffer> others = overwriteFreedMemory();
				gradients.backward(sum.sum());
				assertThat(others).isNotEmpty();
			}
			assertThat(x.getGradient().toFloatArray()).containsOnly(51);
		}
	}

	private static List<ByteBuffer> overwriteFreedMemory() {
		final List<ByteBuffer> others = new ArrayList<>();
		for (int i = 0; i < 5000; i++)
			others.add(ByteBuffer.allocateDirect(4).putInt(0, -1));
		return others;
	}

	@Test
	void nobodyUsesTheOperationsThatFreeTheirNumberTooEarly() {
		noClasses().should().callMethod(NDArray.class, "mul", Number.class) //
			.orShould().callMethod(NDArray.class, "div", Number.class) //
			.orShould().callMethod(NDArray.class, "pow", Number.class) //
			.because("the gradient needs the number, which DJL has freed by then; see Scaled") //
			.check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(
				"kintsugi.train"));
	}
}
