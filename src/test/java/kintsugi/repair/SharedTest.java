package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

/** Shares things that count how often they were opened and closed; the while ends when the test says so. */
class SharedTest {

	private final AtomicInteger opened = new AtomicInteger();
	private final AtomicInteger closed = new AtomicInteger();
	private final List<Runnable> waiting = new ArrayList<>();
	private final Shared<String, Thing> shared = new Shared<>(Thing::close, action -> {
		waiting.add(action);
		return () -> waiting.remove(action);
	});

	/** Something that must not be used when it is closed, nor closed twice. */
	private final class Thing {

		private boolean gone;

		Thing() {
			opened.incrementAndGet();
		}

		synchronized void use() {
			assertThat(gone).isFalse();
		}

		synchronized void close() {
			use();
			gone = true;
			closed.incrementAndGet();
		}
	}

	private Shared<String, Thing>.Lease acquire(final String key) throws IOException {
		return shared.acquire(key, Thing::new);
	}

	private void theWhileEnds() {
		List.copyOf(waiting).forEach(Runnable::run);
	}

	@Test
	void twoUsersOfAKeyShareOneThing() throws IOException {
		try (var first = acquire("a"); var second = acquire("a"); var other = acquire("b")) {
			assertThat(first.get()).isSameAs(second.get()).isNotSameAs(other.get());
			assertThat(shared.size()).isEqualTo(2);
		}
		assertThat(opened).hasValue(2);
	}

	@Test
	void aThingThatIsNotUsedStaysForAWhile() throws IOException {
		acquire("a").close();
		assertThat(closed).hasValue(0);
		try (var again = acquire("a")) {
			assertThat(waiting).isEmpty();
			theWhileEnds();
			again.get().use();
		}
		assertThat(opened).hasValue(1);
		theWhileEnds();
		assertThat(closed).hasValue(1);
		assertThat(shared.size()).isZero();
	}

	@Test
	void anEndOfTheWhileThatCouldNotBeTakenBackDoesNotCloseWhatIsUsed() throws IOException {
		acquire("a").close();
		final List<Runnable> late = List.copyOf(waiting);
		try (var again = acquire("a")) {
			late.forEach(Runnable::run);
			again.get().use();
		}
		theWhileEnds();
		late.forEach(Runnable::run);
		assertThat(closed).hasValue(1);
	}

	@Test
	void closingALeaseTwiceCountsOnce() throws IOException {
		try (var user = acquire("a")) {
			final var other = acquire("a");
			other.close();
			other.close();
			shared.closeUnused();
			user.get().use();
		}
	}

	@Test
	void whatIsNotUsedCanBeClosedAtOnce() throws IOException {
		acquire("a").close();
		try (var used = acquire("b")) {
			shared.closeUnused();
			assertThat(closed).hasValue(1);
			used.get().use();
		}
		try (var anew = acquire("a")) {
			anew.get().use();
		}
		assertThat(opened).hasValue(3);
	}

	@Test
	void whatCannotBeOpenedIsTriedAgain() throws IOException {
		assertThatThrownBy(() -> shared.acquire("a", () -> {
			throw new IOException("Not now.");
		})).hasMessage("Not now.");
		assertThatThrownBy(() -> shared.acquire("a", () -> {
			throw new OutOfMemoryError("Too large.");
		})).hasMessage("Too large.");
		assertThat(shared.size()).isZero();
		try (var user = acquire("a")) {
			user.get().use();
		}
	}

	@Test
	void manyThreadsOpenOnceAndCloseWhatTheyOpened() throws Exception {
		final int threads = 4;
		final ExecutorService pool = Executors.newFixedThreadPool(threads);
		final CyclicBarrier start = new CyclicBarrier(threads);
		final Shared<String, Thing> atOnce = new Shared<>(Thing::close, action -> {
			action.run(); // the shortest while of all: things come and go all the time
			return () -> {};
		});
		final List<Future<?>> ends = new ArrayList<>();
		for (int i = 0; i < threads; i++)
			ends.add(pool.submit(() -> {
				start.await();
				for (int round = 0; round < 2000; round++)
					try (var lease = atOnce.acquire("ab".substring(round % 2, round % 2 + 1), Thing::new)) {
						lease.get().use();
					}
				return null;
			}));
		for (final Future<?> end : ends)
			end.get();
		pool.shutdown();
		assertThat(atOnce.size()).isZero();
		assertThat(closed.get()).isEqualTo(opened.get());
	}
}
