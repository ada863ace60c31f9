package kintsugi.command.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import kintsugi.repair.Progress;
import kintsugi.train.Control;
import kintsugi.train.TrainingResult;

class TrainingSessionTest {

	private static final long ENDLESS = Long.MAX_VALUE / 2;

	private final List<String> log = new CopyOnWriteArrayList<>();
	private TrainingSession session;

	@AfterEach
	void end() {
		if (session == null) return;
		session.cancel();
		try {
			session.await(Progress.NONE);
		}
		catch (final IOException e) {
			assertThat(session.phase()).isEqualTo(Phase.FAILED);
		}
	}

	@Test
	void trainsToTheEndInTheBackground() throws IOException {
		start(20);
		assertThat(session.await(Progress.NONE).steps()).isEqualTo(20);
		assertThat(session.phase()).isEqualTo(Phase.FINISHED);
		assertThat(session.pace().position()).isEqualTo("step 20 of 20");
	}

	@Test
	void logsMessagesAndValidations() throws IOException {
		start(20);
		session.await(Progress.NONE);
		assertThat(log).hasSize(4).element(0).asString().contains("Training on 240 images");
		assertThat(log.get(1)).startsWith("Step 0: PSNR inside holes 14.00 dB (the best so far), ");
		assertThat(log.get(3)).contains("Step 20", "hole", "style", "left");
		assertThat(session.linesFrom(2)).isEqualTo(log.subList(2, 4));
	}

	@Test
	void finishEndsWithAModel() throws IOException {
		start(ENDLESS);
		session.finish();
		assertThat(session.await(Progress.NONE).best()).isNotNull();
		assertThat(session.phase()).isEqualTo(Phase.FINISHED);
	}

	@Test
	void cancelEndsWithoutAModel() throws IOException {
		start(ENDLESS);
		session.cancel();
		assertThat(session.await(Progress.NONE).finished()).isFalse();
		assertThat(session.phase()).isEqualTo(Phase.CANCELED);
	}

	@Test
	void pauseWaitsAndContinues() throws IOException {
		start(ENDLESS);
		session.pause(true);
		assertThat(session.phase()).isEqualTo(Phase.PAUSED);
		assertThat(session.control()).isEqualTo(Control.PAUSE);
		session.pause(false);
		assertThat(session.control()).isEqualTo(Control.CONTINUE);
	}

	@Test
	void whatEndsItIsNotTakenBack() {
		start(ENDLESS);
		session.cancel();
		session.pause(false);
		session.finish();
		assertThat(session.control()).isEqualTo(Control.CANCEL);
	}

	@Test
	void aSecondTrainingIsRefused() {
		start(ENDLESS);
		assertThatThrownBy(() -> TrainingSession.start("second", new FakeTraining(1, 1, 0), log::add)) //
			.hasMessageContaining("cells").hasMessageContaining("running");
		assertThatThrownBy(TrainingSession::checkNoneRuns).hasMessageContaining("cells");
	}

	@Test
	void anotherTrainingCanFollow() throws IOException {
		start(2);
		session.await(Progress.NONE);
		TrainingSession.checkNoneRuns();
		start(3);
		assertThat(session.await(Progress.NONE).steps()).isEqualTo(3);
	}

	@Test
	void aFailureIsSaid() {
		session = TrainingSession.start("cells", (listener, messages) -> {
			throw new IOException("The disk is full.");
		}, log::add);
		assertThatThrownBy(() -> session.await(Progress.NONE)).isInstanceOf(IOException.class) //
			.hasMessage("The disk is full.");
		assertThat(session.phase()).isEqualTo(Phase.FAILED);
		assertThat(log).containsExactly("The disk is full.");
		TrainingSession.checkNoneRuns();
	}

	@Test
	void aMissingLibraryIsSaid() {
		session = TrainingSession.start("cells", (listener, messages) -> {
			throw new UnsatisfiedLinkError("libtorch");
		}, log::add);
		assertThatThrownBy(() -> session.await(Progress.NONE)).hasMessageContaining("libtorch") //
			.hasMessageContaining("Install");
	}

	@Test
	void theWaitingProgressHearsAndCancels() throws IOException {
		start(ENDLESS);
		final List<String> heard = new CopyOnWriteArrayList<>();
		final TrainingResult result = session.await(new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				heard.add(message);
			}

			@Override
			public boolean canceled() {
				return !heard.isEmpty();
			}
		});
		assertThat(result.finished()).isFalse();
		assertThat(heard.get(0)).contains("cells");
	}

	@Test
	void anInterruptCancels() throws IOException {
		start(ENDLESS);
		Thread.currentThread().interrupt();
		assertThat(session.await(Progress.NONE).finished()).isFalse();
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void runsOnAThreadWithTheProgramsClassLoader() throws Exception {
		final ClassLoader own = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(null);
		final List<Object> seen = new CopyOnWriteArrayList<>();
		final CountDownLatch done = new CountDownLatch(1);
		try {
			session = TrainingSession.start("cells", (listener, messages) -> {
				seen.add(Thread.currentThread().getContextClassLoader());
				return new FakeTraining(1, 1, 0).run(listener, messages);
			}, log::add);
			session.whenDone(done::countDown);
			done.await();
		}
		finally {
			Thread.currentThread().setContextClassLoader(own);
		}
		assertThat(seen).containsExactly(TrainingSession.class.getClassLoader());
	}

	private void start(final long steps) {
		session = TrainingSession.start("cells", new FakeTraining(steps, 10, 0), log::add);
	}
}
