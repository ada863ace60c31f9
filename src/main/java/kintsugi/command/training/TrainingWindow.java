package kintsugi.command.training;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Frame;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;

import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.Timer;

import ij.WindowManager;
import ij.gui.GUI;

/**
 * The window of a training: where it is, its curves and previews, what was said, and its buttons.
 * <p>
 * It looks at the session twice a second and draws on another thread, so that neither waits for the other.
 * </p>
 */
public final class TrainingWindow extends JFrame {

	private static final long serialVersionUID = 1L;
	private static final int PERIOD_MILLISECONDS = 500;
	private static final int PROGRESS_STEPS = 1000;
	private static final int BORDER = 10;
	private static final int LOG_ROWS = 5;

	private final transient TrainingSession session;
	private final TrainingPictures pictures;
	private final TrainingButtons buttons;
	private final JLabel position = new JLabel(" ");
	private final JLabel outlook = new JLabel(" ");
	private final JProgressBar bar = new JProgressBar(0, PROGRESS_STEPS);
	private final JTextArea log = new JTextArea(LOG_ROWS, 80);
	private final Timer timer = new Timer(PERIOD_MILLISECONDS, event -> update());
	private int linesShown;

	private TrainingWindow(final TrainingSession session) {
		super("Training " + session.name());
		this.session = session;
		pictures = new TrainingPictures(session.history());
		buttons = new TrainingButtons(session, this);
		setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				buttons.close();
			}
		});
		final JPanel content = new JPanel(new BorderLayout(BORDER, BORDER));
		content.setBorder(BorderFactory.createEmptyBorder(BORDER, BORDER, BORDER, BORDER));
		content.add(header(), BorderLayout.NORTH);
		content.add(pictures, BorderLayout.CENTER);
		content.add(footer(), BorderLayout.SOUTH);
		setContentPane(content);
		pack();
		setMinimumSize(new Dimension(getWidth() / 2, getHeight() / 2));
	}

	/** Opens a window on a session, from any thread, and lists it in ImageJ's Window menu. */
	public static void open(final TrainingSession session) {
		EventQueue.invokeLater(() -> {
			final TrainingWindow window = new TrainingWindow(session);
			GUI.centerOnImageJScreen(window);
			window.setVisible(true);
			WindowManager.addWindow(window);
			window.update();
			window.timer.start();
		});
	}

	private JPanel header() {
		position.setFont(position.getFont().deriveFont(Font.BOLD));
		position.setName("position");
		outlook.setName("outlook");
		final JPanel header = new JPanel(new BorderLayout(BORDER, BORDER / 2));
		header.add(position, BorderLayout.WEST);
		header.add(outlook, BorderLayout.EAST);
		header.add(bar, BorderLayout.SOUTH);
		return header;
	}

	private JPanel footer() {
		log.setEditable(false);
		log.setLineWrap(true);
		log.setWrapStyleWord(true);
		log.setName("log");
		final JPanel footer = new JPanel(new BorderLayout(BORDER, BORDER));
		footer.add(new JScrollPane(log), BorderLayout.CENTER);
		footer.add(buttons, BorderLayout.SOUTH);
		return footer;
	}

	private void update() {
		final Phase phase = session.phase();
		final Pace pace = session.pace();
		position.setText(phase.label() + (pace.steps() == 0 ? "" : phase.isEnd() ? " at " + pace.position() : ": " + //
			pace.position()));
		outlook.setText(phase == Phase.TRAINING ? pace.outlook() : " ");
		bar.setIndeterminate(phase == Phase.PREPARING);
		bar.setValue((int) Math.round(phase == Phase.FINISHED ? PROGRESS_STEPS : PROGRESS_STEPS * pace.fraction()));
		for (final String line : session.linesFrom(linesShown)) {
			log.append((linesShown == 0 ? "" : "\n") + line);
			log.setCaretPosition(log.getDocument().getLength());
			linesShown++;
		}
		buttons.update(phase);
		pictures.update();
		if (phase.isEnd()) end();
	}

	/** Shows the end, also where the window was put away. */
	private void end() {
		timer.stop();
		if (getState() == Frame.ICONIFIED) setState(Frame.NORMAL);
		toFront();
	}

	/** Puts the window away until the training ends, or the user gets it back from ImageJ's Window menu. */
	void putAway() {
		setState(Frame.ICONIFIED);
	}

	@Override
	public void dispose() {
		timer.stop();
		WindowManager.removeWindow(this);
		super.dispose();
	}
}
