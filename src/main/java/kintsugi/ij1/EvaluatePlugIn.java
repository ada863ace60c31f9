package kintsugi.ij1;

import java.awt.GraphicsEnvironment;
import java.util.Optional;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import kintsugi.evaluate.EvaluationResult;
import kintsugi.evaluate.Metric;
import kintsugi.image.EvaluationOrder;
import kintsugi.image.EvaluationPlot;
import kintsugi.image.EvaluationTables;
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

	/** Evaluates; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		Guarded.run("Evaluate Model", () -> {
			final String options = Macro.getOptions();
			final Optional<EvaluationOrder> order = options == null ? EvaluateDialog.ask() : //
				Optional.of(EvaluateDialog.read(new MacroOptions(options)));
			if (order.isEmpty()) return;
			final EvaluationResult result = order.get().evaluate(new StatusBar());
			// first, so that a file that cannot be written does not take the tables with it
			show(result);
			order.get().write(result);
		});
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
