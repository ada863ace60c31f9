package kintsugi.command.training;

import java.awt.FlowLayout;
import java.util.List;

import javax.swing.JButton;
import javax.swing.JOptionPane;
import javax.swing.JPanel;

/** The buttons of a training's window, and what closing the window asks. */
final class TrainingButtons extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final String FINISH = "Finish now";
	private static final String PAUSE = "Pause";
	private static final String CONTINUE = "Continue";
	private static final String CANCEL = "Cancel";
	private static final String CLOSE = "Close";
	private static final String BACKGROUND = "Train on in background";

	private final transient TrainingSession session;
	private final TrainingWindow window;
	private final JButton finish = new JButton(FINISH);
	private final JButton pause = new JButton(PAUSE);
	private final JButton cancel = new JButton(CANCEL);

	/** Makes the buttons. */
	TrainingButtons(final TrainingSession session, final TrainingWindow window) {
		super(new FlowLayout(FlowLayout.RIGHT, 6, 0));
		this.session = session;
		this.window = window;
		finish.setToolTipText("Ends the training; the best model so far is saved");
		pause.setToolTipText("Writes a checkpoint and leaves the processor to others");
		cancel.setToolTipText("Ends the training without a model; the checkpoint stays for Resume Training...");
		finish.addActionListener(event -> session.finish());
		pause.addActionListener(event -> session.pause(session.phase() != Phase.PAUSED));
		cancel.addActionListener(event -> cancel());
		for (final JButton button : List.of(finish, pause, cancel)) {
			// the other label may be longer
			button.setPreferredSize(new JButton("  " + FINISH + "  ").getPreferredSize());
			add(button);
		}
	}

	/** Enables what makes sense in a phase. */
	void update(final Phase phase) {
		final boolean stepping = phase == Phase.TRAINING || phase == Phase.PAUSED;
		finish.setEnabled(stepping);
		pause.setEnabled(stepping);
		pause.setText(phase == Phase.PAUSED ? CONTINUE : PAUSE);
		cancel.setEnabled(phase.isOpen() || phase.isEnd());
		cancel.setText(phase.isEnd() ? CLOSE : CANCEL);
	}

	private void cancel() {
		if (session.phase().isEnd()) window.dispose();
		else if (ask("Cancel the training of \"" + session.name() + "\"? There will be no model. The checkpoint stays, " +
			"for Resume Training...", "Cancel training", "Go on").equals("Cancel training")) session.cancel();
	}

	/** Closes the window of a training that has ended, or asks what is to become of it. */
	void close() {
		if (!session.phase().isOpen()) {
			if (session.phase().isEnd()) window.dispose();
			return;
		}
		final String answer = ask("\"" + session.name() + "\" is still being trained.", FINISH, "Cancel training",
			BACKGROUND);
		if (answer.equals(FINISH)) session.finish();
		if (answer.equals("Cancel training")) session.cancel();
		if (answer.equals(BACKGROUND)) window.putAway();
	}

	/** Asks; no answer is empty. */
	private String ask(final String question, final String... answers) {
		final int answer = JOptionPane.showOptionDialog(window, question, window.getTitle(), JOptionPane.DEFAULT_OPTION,
			JOptionPane.QUESTION_MESSAGE, null, answers, answers[answers.length - 1]);
		return answer < 0 ? "" : answers[answer];
	}
}
