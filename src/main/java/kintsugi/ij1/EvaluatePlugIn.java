package kintsugi.ij1;

import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import kintsugi.evaluate.EvaluationResult;
import kintsugi.evaluate.Metric;
import kintsugi.image.EvaluationOrder;
import kintsugi.image.EvaluationPlot;
import kintsugi.image.EvaluationTables;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Provenance;

/**
 * <i>Plugins &gt; Kintsugi &gt; Evaluate Model...</i>: measures how well a model fills seeded holes in the images of a
 * folder, and shows the means and the holes in two tables and a plot; without a display it only writes the files that
 * are asked for.
 * <p>
 * In macros: {@code run("Evaluate Model...", "folder=[my images] model=photo-small masks=1 seed=0 csv=result.csv")}; an
 * option that is left out takes its default. An error stops the macro with a sentence, and so does Escape.
 * </p>
 */
public final class EvaluatePlugIn implements PlugIn {

	private static final String TITLE = "Evaluate Model";

	/** Evaluates; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		final Thread thread = Thread.currentThread();
		final ClassLoader loader = thread.getContextClassLoader();
		// Engines and plug-ins are looked up through it, and plain ImageJ leaves it at the loader of ij.jar.
		thread.setContextClassLoader(EvaluatePlugIn.class.getClassLoader());
		try {
			final String options = Macro.getOptions();
			final Optional<EvaluationOrder> order = options == null ? EvaluateDialog.ask() : //
				Optional.of(EvaluateDialog.read(new MacroOptions(options)));
			if (order.isPresent()) {
				final EvaluationResult result = order.get().evaluate(new StatusBar());
				// first, so that a file that cannot be written does not take the tables with it
				show(result);
				order.get().write(result);
			}
		}
		catch (final CanceledException e) {
			IJ.showStatus(e.getMessage());
			Macro.abort();
			Interpreter.abort();
		}
		catch (final IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
			IJ.error(TITLE, e.getMessage());
		}
		catch (final HeadlessException e) {
			IJ.error(TITLE, "Plain ImageJ needs a display for this command. Without one, use Fiji with --headless, " +
				"or the command line.");
		}
		finally {
			IJ.showProgress(1);
			thread.setContextClassLoader(loader);
		}
	}

	private static void show(final EvaluationResult result) {
		IJ.log("Evaluated on " + result.title() + ".");
		result.verdicts().forEach(IJ::log);
		result.methods().forEach(method -> method.provenance().map(Provenance::remark).filter(text -> !text.isEmpty()) //
			.ifPresent(IJ::log));
		result.passedOver().forEach(line -> IJ.log("Left out: " + line));
		IJ.showStatus(result.verdicts().get(0));
		if (GraphicsEnvironment.isHeadless()) return;
		EvaluationTables.holes(result).show("Evaluation, holes");
		EvaluationTables.summary(result).show("Evaluation");
		EvaluationPlot.of(result, Metric.PSNR).show();
	}
}
