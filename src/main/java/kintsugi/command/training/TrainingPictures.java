package kintsugi.command.training;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.ExecutionException;

import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingWorker;

import kintsugi.command.training.TrainingHistory.Snapshot;

/** The curves and previews of a training's window, drawn outside of the event queue. */
final class TrainingPictures extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final String ALL = "all losses";
	private static final Dimension PLOT = new Dimension(560, 240);
	private static final Dimension PREVIEWS = new Dimension(340, 480);
	private static final int GAP = 10;

	private final transient TrainingHistory history;
	private final JComboBox<String> choice = new JComboBox<>(new String[] { ALL });
	private final PicturePanel losses = new PicturePanel("losses", PLOT);
	private final PicturePanel psnr = new PicturePanel("psnr", PLOT);
	private final PicturePanel previews = new PicturePanel("previews", PREVIEWS);
	private Request drawn;
	private boolean drawing;

	/** What was asked to be drawn; equal requests give equal pictures. */
	private record Request(long version, List<String> names, Dimension losses, Dimension psnr, Dimension previews) {}

	/** The pictures of a request. */
	private record Pictures(BufferedImage losses, BufferedImage psnr, BufferedImage previews) {}

	/** Makes empty pictures. */
	TrainingPictures(final TrainingHistory history) {
		super(new BorderLayout(GAP, GAP));
		this.history = history;
		choice.setName("choice");
		choice.addActionListener(event -> update());
		final JPanel top = new JPanel(new FlowLayout(FlowLayout.LEFT, GAP / 2, 0));
		top.add(new JLabel("Show"));
		top.add(choice);
		top.add(new JLabel("thin: training (smoothed), bold: validation"));
		final JPanel plots = new JPanel(new GridLayout(2, 1, GAP, GAP));
		plots.add(losses);
		plots.add(psnr);
		final JPanel left = new JPanel(new BorderLayout(GAP, GAP));
		left.add(top, BorderLayout.NORTH);
		left.add(plots, BorderLayout.CENTER);
		add(left, BorderLayout.CENTER);
		add(previews, BorderLayout.EAST);
	}

	/** Draws anew if there is something new and the last drawing is done. */
	void update() {
		if (drawing || losses.getWidth() == 0) return;
		final Snapshot state = history.snapshot();
		offer(state.names());
		final Request request = new Request(state.version(), chosen(state), losses.getSize(), psnr.getSize(), //
			previews.getSize());
		if (request.equals(drawn)) return;
		drawing = true;
		new Drawing(state, request).execute();
	}

	private void offer(final List<String> names) {
		final DefaultComboBoxModel<String> known = (DefaultComboBoxModel<String>) choice.getModel();
		for (final String name : names)
			if (known.getIndexOf(name) < 0) known.addElement(name);
	}

	private List<String> chosen(final Snapshot state) {
		final String name = (String) choice.getSelectedItem();
		if (!ALL.equals(name)) return List.of(name);
		return state.names().stream().filter(loss -> !loss.equals(TrainingHistory.TOTAL)).toList();
	}

	/** Draws in the background. */
	private final class Drawing extends SwingWorker<Pictures, Void> {

		private final Snapshot state;
		private final Request request;

		private Drawing(final Snapshot state, final Request request) {
			this.state = state;
			this.request = request;
		}

		@Override
		protected Pictures doInBackground() {
			return new Pictures(CurvePicture.losses(state, request.names(), request.losses()), //
				CurvePicture.psnr(state, request.psnr()), //
				PreviewPicture.draw(state.previews(), request.previews(), getBackground()));
		}

		@Override
		protected void done() {
			drawing = false;
			drawn = request;
			try {
				losses.show(get().losses());
				psnr.show(get().psnr());
				previews.show(get().previews());
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			catch (final ExecutionException e) {
				throw new IllegalStateException("The training's curves could not be drawn.", e.getCause());
			}
		}
	}
}
