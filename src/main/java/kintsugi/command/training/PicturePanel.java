package kintsugi.command.training;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.image.BufferedImage;

import javax.swing.JComponent;

/** Shows a picture that was drawn elsewhere for its size. */
final class PicturePanel extends JComponent {

	private static final long serialVersionUID = 1L;

	private transient BufferedImage picture;

	/** Makes an empty panel. */
	PicturePanel(final String name, final Dimension size) {
		setName(name);
		setPreferredSize(size);
		setMinimumSize(new Dimension(size.width / 2, size.height / 2));
	}

	/** Shows a picture instead of the last one. */
	void show(final BufferedImage next) {
		picture = next;
		repaint();
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		if (picture != null) graphics.drawImage(picture, (getWidth() - picture.getWidth()) / 2, //
			(getHeight() - picture.getHeight()) / 2, null);
	}
}
